import { useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { call } from '../../api/call.ts'
import { usePermission } from '../../api/session.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { useMessages } from '../../components/messages.tsx'
import { NotFoundPage } from '../../components/NotFoundPage.tsx'
import { Page } from '../../components/Page.tsx'
import { formExtensionOf } from '../../models/form-extensions.ts'
import { changeAddress, listAddress } from '../addresses.ts'
import { crumbsOf } from '../crumbs.ts'
import { useModel } from '../model-context.tsx'
import { useListState } from '../use-list-state.ts'
import { additionOf } from './changed-values.ts'
import { editableFields, sectionsOf } from './form-fields.ts'
import { type Inputs, initialInputs } from './input-value.ts'
import type { Intent } from './intent.ts'
import { LeaveGuard } from './LeaveGuard.tsx'
import { ObjectForm } from './ObjectForm.tsx'
import { asDeclared, withoutCheck } from './plain-form.ts'
import { SubmitRow } from './SubmitRow.tsx'
import { savedMessage } from './saved-message.tsx'
import { useObjectForm } from './use-object-form.ts'

/** The form that adds an object. */
export function AddFormPage() {
  const { admin } = useModel()
  const permitted = usePermission(`${admin.name}.add`)
  const listState = useListState()
  const [round, setRound] = useState(0)
  if (!admin.can.add) return <NotFoundPage />
  if (permitted) return <AddForm key={round} onAnother={() => setRound(round + 1)} />
  return (
    <Page title={`Add ${admin.label}`} crumbs={crumbsOf(admin, listState, { label: `Add ${admin.label}` })}>
      <EmptyState icon="lock" title={`You are not permitted to add a ${admin.label}`}>
        <p>Ask whoever manages this console for the permission {admin.name}.add.</p>
      </EmptyState>
    </Page>
  )
}

function AddForm({ onAnother }: { onAnother: () => void }) {
  const { admin: declared, target } = useModel()
  const extension = formExtensionOf(declared.name)
  const admin = (extension.useAdmin ?? asDeclared)(declared, null)
  const messages = useMessages()
  const navigate = useNavigate()
  const released = useRef(false)
  const listState = useListState()
  const sections = sectionsOf(admin, 'add')
  const fields = editableFields(sections, 'add')
  const [start] = useState(() => initialInputs(fields))

  const save = async (inputs: Inputs, intent: Intent) => {
    messages.clear()
    const row = await call('add', { ...target, values: additionOf(fields, inputs) })
    const next: Intent = intent === 'save' && extension.continuesAfterAdding === true ? 'continue' : intent
    if (next !== 'addAnother') extension.onAdded?.(row, inputs)
    released.current = true
    const content = savedMessage({
      admin,
      row,
      done: 'added',
      intent: next,
      listState,
      Offer: extension.SavedOffer,
    })
    switch (next) {
      case 'save':
        messages.showOnNextPage('success', content)
        void navigate(listAddress(admin.name, listState))
        return
      case 'continue':
        messages.showOnNextPage('success', content)
        void navigate(changeAddress(admin.name, row.id, listState))
        return
      case 'addAnother':
        messages.show('success', content)
        onAnother()
    }
  }
  const check = (extension.useCheck ?? withoutCheck)('add')
  const form = useObjectForm({
    fields,
    opened: null,
    start,
    check,
    save,
  })

  return (
    <Page
      title={`Add ${admin.label}`}
      crumbs={crumbsOf(admin, listState, { label: `Add ${admin.label}` })}
      hasErrors={form.invalid.size > 0 || form.failure !== null}
    >
      <ObjectForm
        admin={admin}
        mode="add"
        sections={sections}
        row={null}
        form={form}
        extension={extension}
        failureTitle={`The ${admin.label} was not added`}
      >
        <SubmitRow
          intents={
            extension.continuesAfterAdding === true
              ? ['save', 'addAnother']
              : ['save', 'addAnother', 'continue']
          }
          saving={form.saving}
        />
      </ObjectForm>
      {form.dirty ? <LeaveGuard released={released} /> : null}
    </Page>
  )
}
