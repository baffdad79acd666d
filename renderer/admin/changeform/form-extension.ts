import type { ComponentType } from 'react'
import type { ModelAdmin } from '../../../shared/admin/model-admin.ts'
import type { Row } from '../../../shared/admin/row.ts'
import type { Problems } from './form-checks.ts'
import type { FormMode } from './form-fields.ts'
import type { Inputs } from './input-value.ts'
import type { WidgetProps } from './widgets/widget-props.ts'

/** What a form's part outside of its fields sees of it. */
export type FormPartProps = {
  readonly mode: FormMode
  /** The object as it was read; null while it is added. */
  readonly row: Row | null
  readonly inputs: Inputs
}

/** What a model's forms have beyond its declaration. */
export type FormExtension = {
  /** The declaration as this pool, this machine or this object makes it. A hook. */
  readonly useAdmin?: (admin: ModelAdmin, row: Row | null) => ModelAdmin
  /** Rules beyond the fields' own, by field name. A hook, so that the open pool can have a say. */
  readonly useCheck?: (mode: FormMode) => (inputs: Inputs) => Problems
  /** Inputs of its own, by field name. */
  readonly widgets?: Readonly<Record<string, ComponentType<WidgetProps>>>
  /** How values are shown that are not typed into, in the form and in the list, by field name. */
  readonly shownValues?: Readonly<Record<string, ComponentType<{ readonly row: Row }>>>
  /** Above the first section. */
  readonly Head?: ComponentType<FormPartProps>
  /** Between the last section and the buttons. */
  readonly Foot?: ComponentType<FormPartProps>
  /** Below the form, for what is saved on its own. */
  readonly Related?: ComponentType<{ readonly row: Row }>
  /** Beside History at the top right. */
  readonly Tools?: ComponentType<{ readonly row: Row }>
  /** What the message after saving offers. */
  readonly SavedOffer?: ComponentType<{ readonly row: Row }>
  /** What else of the window a save may have changed, whether it went well or not. A hook. */
  readonly useAfterSave?: () => () => void
  /** An addition goes on with the change form of what was added, as Django's users do. */
  readonly continuesAfterAdding?: boolean
  /** Takes what the add form knows and the object will not, before the form is gone. */
  readonly onAdded?: (row: Row, inputs: Inputs) => void
}
