import { useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import type { Row } from '../../../shared/admin/row.ts'
import { appErrorOf } from '../../api/api-error.ts'
import { call } from '../../api/call.ts'
import { usePermission } from '../../api/session.tsx'
import { useMessages } from '../../components/messages.tsx'
import { Page } from '../../components/Page.tsx'
import { formExtensionOf } from '../../models/form-extensions.ts'
import { addAddress, deleteAddress, listAddress } from '../addresses.ts'
import { crumbsOf } from '../crumbs.ts'
import { useModel } from '../model-context.tsx'
import { useObjectGone } from '../ObjectGone.tsx'
import { useListState } from '../use-list-state.ts'
import { ConflictPanel } from './ConflictPanel.tsx'
import { changeOf } from './changed-values.ts'
import { type Conflict, mergeNewer } from './conflict.ts'
import { editableFields, sectionsOf } from './form-fields.ts'
import { type Inputs, inputsOf } from './input-value.ts'
import type { Intent } from './intent.ts'
import { LeaveGuard } from './LeaveGuard.tsx'
import { ObjectForm } from './ObjectForm.tsx'
import { ObjectTools } from './ObjectTools.tsx'
import { asDeclared, withoutAfterSave, withoutCheck } from './plain-form.ts'
import { SubmitRow } from './SubmitRow.tsx'
import { savedMessage } from './saved-message.tsx'
import { useObjectForm } from './use-object-form.ts'

/** What a save found changed by somebody else; the round tells one finding from the next. */
type Collision = { readonly round: number; readonly conflicts: readonly Conflict[] }

export function ChangeForm({ opened }: { opened: Row }) {
  const { admin: declared, target } = useModel()
  const extension = formExtensionOf(declared.name)
  // What the form compares with: the object when it was opened, and after each save or conflict as it was then.
  const [row, setRow] = useState(opened)
  const admin = (extension.useAdmin ?? asDeclared)(declared, row)
  const mayChange = usePermission(`${admin.name}.change`)
  const mayAdd = usePermission(`${admin.name}.add`)
  const mayDelete = usePermission(`${admin.name}.delete`)
  const mode = admin.can.change && mayChange ? 'change' : 'view'
  const messages = useMessages()
  const navigate = useNavigate()
  const released = useRef(false)
  const gone = useObjectGone()
  const listState = useListState()
  const sections = sectionsOf(admin, mode)
  const fields = editableFields(sections, mode)
  const [start] = useState(() => inputsOf(fields, opened.values))
  const [collision, setCollision] = useState<Collision | null>(null)

  const save = async (inputs: Inputs, intent: Intent) => {
    messages.clear()
    setCollision(null)
    const change = changeOf(fields, row.values, inputs)
    if (Object.keys(change.values).length === 0) {
      leave(intent, 'info', 'Nothing was changed.')
      return
    }
    try {
      const saved = await call('change', { ...target, id: row.id, ...change })
      setRow(saved)
      form.restart(inputsOf(fields, saved.values))
      leave(
        intent,
        'success',
        savedMessage({ admin, row: saved, done: 'changed', intent, listState, Offer: extension.SavedOffer }),
      )
    } catch (thrown) {
      await recover(thrown, inputs)
    } finally {
      afterSave()
    }
  }

  const recover = async (thrown: unknown, inputs: Inputs) => {
    const { code } = appErrorOf(thrown)
    if (code === 'not_found') {
      released.current = true
      gone(row.label)
      return
    }
    if (code !== 'conflict') throw thrown
    const newer = await call('get', { ...target, id: row.id, fresh: true })
    const merged = mergeNewer(fields, row.values, inputs, newer.values)
    setRow(newer)
    form.restart(merged.inputs)
    setCollision({ round: (collision?.round ?? 0) + 1, conflicts: merged.conflicts })
  }

  const leave = (intent: Intent, level: 'success' | 'info', content: Parameters<typeof messages.show>[1]) => {
    if (intent === 'continue') {
      messages.show(level, content)
      return
    }
    released.current = true
    messages.showOnNextPage(level, content)
    void navigate(intent === 'save' ? listAddress(admin.name, listState) : addAddress(admin.name, listState))
  }

  const afterSave = (extension.useAfterSave ?? withoutAfterSave)()
  const check = (extension.useCheck ?? withoutCheck)(mode)
  const form = useObjectForm({
    fields,
    opened: row.values,
    start,
    check,
    save,
  })
  const { Related } = extension
  const title = `${mode === 'view' ? 'View' : 'Change'} ${admin.label}`

  return (
    <Page
      title={title}
      subtitle={<bdi>{row.label}</bdi>}
      crumbs={crumbsOf(admin, listState, { label: row.label })}
      tools={<ObjectTools admin={admin} row={row} listState={listState} Tools={extension.Tools} />}
      hasErrors={form.invalid.size > 0 || form.failure !== null || collision !== null}
    >
      <ObjectForm
        admin={admin}
        mode={mode}
        sections={sections}
        row={row}
        form={form}
        extension={extension}
        failureTitle={`The ${admin.label} was not changed`}
        notice={
          collision === null ? null : (
            <ConflictPanel
              key={collision.round}
              label={admin.label}
              conflicts={collision.conflicts}
              onChoose={({ field }, value) => form.setInput(field, value)}
            />
          )
        }
      >
        <SubmitRow
          intents={
            mode === 'view'
              ? []
              : mayAdd && admin.can.add
                ? ['save', 'addAnother', 'continue']
                : ['save', 'continue']
          }
          saving={form.saving}
          closeTo={mode === 'view' ? listAddress(admin.name, listState) : undefined}
          deleteTo={admin.can.delete && mayDelete ? deleteAddress(admin.name, row.id, listState) : undefined}
        />
      </ObjectForm>
      {Related === undefined ? null : <Related row={row} />}
      {form.dirty ? <LeaveGuard released={released} /> : null}
    </Page>
  )
}
