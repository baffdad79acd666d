import { BooleanWidget } from './BooleanWidget.tsx'
import { ChoiceWidget } from './ChoiceWidget.tsx'
import { RelationWidget } from './RelationWidget.tsx'
import { SecretWidget } from './SecretWidget.tsx'
import { TextWidget } from './TextWidget.tsx'
import type { WidgetProps } from './widget-props.ts'

/** The input that fits a field's type. */
export function FieldWidget(props: WidgetProps) {
  switch (props.field.type) {
    case 'boolean':
      return <BooleanWidget {...props} />
    case 'choice':
      return <ChoiceWidget {...props} />
    case 'relation':
      return <RelationWidget {...props} />
    case 'secret':
      return <SecretWidget {...props} />
    case 'text':
    case 'multiline':
    case 'email':
    case 'phone':
    case 'url':
    case 'number':
    case 'date':
    case 'datetime':
    case 'changes':
      return <TextWidget {...props} />
  }
}
