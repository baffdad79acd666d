import { type FormEvent, useId, useState } from 'react'
import Button from 'react-bootstrap/Button'
import Form from 'react-bootstrap/Form'
import Modal from 'react-bootstrap/Modal'
import { whyRefused } from '../../../shared/admin/action.ts'
import type { ListFilter } from '../../../shared/admin/list-query.ts'
import type { ModelAdmin } from '../../../shared/admin/model-admin.ts'
import type { FieldValues } from '../../../shared/admin/row.ts'
import { useSession } from '../../api/session.tsx'
import { EnvironmentBadge } from '../../components/EnvironmentBadge.tsx'
import { Progress } from '../../components/Progress.tsx'
import { formatCount, formatNumber } from '../../components/values/format.ts'
import { ActionParameter } from './ActionParameter.tsx'
import { initialParameters, missingParameters } from './action-parameters.ts'
import type { BulkAction, BulkTask } from './use-bulk-action.tsx'

/** Objects named before the rest is only counted. */
const namedObjects = 5

/** Asks before an action, takes its parameters, and shows how far it is. */
export function ActionDialog({
  admin,
  bulk,
  filters,
}: {
  admin: ModelAdmin
  bulk: BulkAction
  filters: readonly ListFilter[]
}) {
  const { task } = bulk
  return (
    <Modal
      show={task !== null}
      onHide={bulk.giveUp}
      backdrop="static"
      keyboard={!bulk.running}
      aria-labelledby="action-dialog-title"
    >
      {task === null ? null : bulk.running ? (
        <Running task={task} bulk={bulk} />
      ) : (
        <Asking admin={admin} task={task} bulk={bulk} filters={filters} />
      )}
    </Modal>
  )
}

function Asking({
  admin,
  task,
  bulk,
  filters,
}: {
  admin: ModelAdmin
  task: BulkTask
  bulk: BulkAction
  filters: readonly ListFilter[]
}) {
  const { action, count } = task
  const { connection } = useSession()
  const [parameters, setParameters] = useState<FieldValues>(() => initialParameters(admin, action, filters))
  const [missing, setMissing] = useState<readonly string[]>([])
  const formId = useId()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const lacking = missingParameters(action, parameters)
    setMissing(lacking)
    if (lacking.length === 0) bulk.confirm(task, parameters)
  }
  return (
    <>
      <Modal.Header closeButton>
        <Modal.Title as="h2" id="action-dialog-title">
          {action.label}: {formatCount(count, admin.label)}
        </Modal.Title>
      </Modal.Header>
      <Modal.Body>
        {admin.scope === 'pool' && connection !== null ? (
          <p className="action-pool">
            <EnvironmentBadge environment={connection.environment} /> <bdi>{connection.name}</bdi>
          </p>
        ) : null}
        <p>{action.description}</p>
        <Objects task={task} admin={admin} />
        <Refused task={task} admin={admin} />
        <Form id={formId} noValidate onSubmit={submit}>
          {action.parameters.map((field) => (
            <ActionParameter
              key={field.name}
              field={field}
              value={parameters[field.name] ?? ''}
              missing={missing.includes(field.name)}
              onChange={(value) => setParameters({ ...parameters, [field.name]: value })}
            />
          ))}
        </Form>
      </Modal.Body>
      <Modal.Footer>
        <Button variant="outline-secondary" onClick={bulk.giveUp}>
          No, take me back
        </Button>
        <Button type="submit" form={formId} variant={action.confirm === 'danger' ? 'danger' : 'primary'}>
          {action.label}
        </Button>
      </Modal.Footer>
    </>
  )
}

function Objects({ task, admin }: { task: BulkTask; admin: ModelAdmin }) {
  const { selection, rows, count } = task
  if (selection.kind === 'query') {
    return (
      <p>
        <strong>All {formatCount(count, admin.label)}</strong> of the list, those on other pages too.
      </p>
    )
  }
  const named = rows.slice(0, namedObjects)
  return (
    <ul className="action-objects">
      {named.map(({ id, label }) => (
        <li key={id}>
          <bdi>{label}</bdi>
        </li>
      ))}
      {count > named.length ? <li>and {formatNumber(count - named.length)} more</li> : null}
    </ul>
  )
}

/** What is known to fail is said before, not after. */
function Refused({ task, admin }: { task: BulkTask; admin: ModelAdmin }) {
  const reasons = new Map<string, number>()
  for (const { values } of task.rows) {
    const reason = whyRefused(task.action, values)
    if (reason !== null) reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
  }
  if (reasons.size === 0) return null
  return (
    <div className="action-refused">
      <p>Will be refused{task.selection.kind === 'query' ? ', on this page alone' : ''}:</p>
      <ul>
        {[...reasons].map(([reason, count]) => (
          <li key={reason}>
            {formatCount(count, admin.label)}: {reason}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Running({ task, bulk }: { task: BulkTask; bulk: BulkAction }) {
  const { progress, cancelling } = bulk
  const total = progress?.total ?? task.count
  const finished = (progress?.done ?? 0) + (progress?.failed ?? 0)
  return (
    <>
      <Modal.Header>
        <Modal.Title as="h2" id="action-dialog-title">
          {task.action.label}
        </Modal.Title>
      </Modal.Header>
      <Modal.Body>
        <Progress label={task.action.label} value={finished} full={total} />
        <p className="action-progress">
          {formatNumber(finished)} of {formatNumber(total)}
          {progress === null || progress.failed === 0 ? null : `, ${formatNumber(progress.failed)} failed`}
        </p>
      </Modal.Body>
      <Modal.Footer>
        <Button variant="outline-secondary" disabled={cancelling} onClick={bulk.giveUp}>
          {cancelling ? 'Stopping…' : 'Cancel'}
        </Button>
      </Modal.Footer>
    </>
  )
}
