import { useEffect, useRef, useState } from 'react'
import Alert from 'react-bootstrap/Alert'
import Button from 'react-bootstrap/Button'
import Spinner from 'react-bootstrap/Spinner'
import { fieldOf, type ModelAdmin } from '../../../shared/admin/model-admin.ts'
import { connectionIdSchema } from '../../../shared/domain/connection.ts'
import type { Pool } from '../../../shared/domain/pool.ts'
import { additionOf } from '../../admin/changeform/changed-values.ts'
import type { FormPartProps } from '../../admin/changeform/form-extension.ts'
import { editableFields, sectionsOf } from '../../admin/changeform/form-fields.ts'
import type { Inputs } from '../../admin/changeform/input-value.ts'
import { useModel } from '../../admin/model-context.tsx'
import { appErrorOf } from '../../api/api-error.ts'
import { call } from '../../api/call.ts'
import { usePermission } from '../../api/session.tsx'
import { ErrorAlert } from '../../components/ErrorAlert.tsx'
import { Icon } from '../../components/Icon.tsx'
import { formatCount } from '../../components/values/format.ts'
import './connections.css'

type Tested = {
  /** What was tested: another value makes the answer worthless. */
  readonly inputs: Inputs
  readonly answer: { readonly pool: Pool } | { readonly failure: unknown }
}

/** Describes the pool with what the form holds, before anything is saved. */
export function TestConnection({ mode, row, inputs }: FormPartProps) {
  const { admin } = useModel()
  const permitted = usePermission('connections.change')
  const [tested, setTested] = useState<Tested | null>(null)
  const [testing, setTesting] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // The buttons below would hide the answer.
    if (tested !== null) place.current?.scrollIntoView({ block: 'nearest' })
  }, [tested])
  if (mode === 'view' || !permitted) return null
  const test = async () => {
    setTesting(true)
    setTested(null)
    const fields = editableFields(sectionsOf(admin, mode), mode)
    const input = {
      id: row === null ? null : connectionIdSchema.parse(row.id),
      values: additionOf(fields, inputs),
    }
    try {
      setTested({ inputs, answer: await call('testConnection', input) })
    } catch (failure) {
      setTested({ inputs, answer: { failure } })
    } finally {
      setTesting(false)
    }
  }
  const current = tested !== null && sameInputs(tested.inputs, inputs)
  return (
    <div className="test-connection">
      <div className="test-connection-button">
        <Button variant="outline-secondary" disabled={testing} onClick={() => void test()}>
          {testing ? (
            <Spinner size="sm" className="me-2" aria-hidden="true" />
          ) : (
            <Icon name="activity" className="me-1" />
          )}
          {testing ? 'Testing…' : 'Test connection'}
        </Button>
        <span className="form-section-help">Describes the user pool; nothing is saved or changed.</span>
      </div>
      <div role="status" ref={place} className="test-connection-answer">
        {current && tested !== null ? <Answer admin={admin} answer={tested.answer} /> : null}
      </div>
    </div>
  )
}

function Answer({ admin, answer }: { admin: ModelAdmin; answer: Tested['answer'] }) {
  if ('failure' in answer) {
    const { code, fields } = appErrorOf(answer.failure)
    return code === 'invalid_input' && fields !== undefined ? (
      <Unfit admin={admin} fields={fields} />
    ) : (
      <ErrorAlert title="The user pool could not be reached with these values" thrown={answer.failure} />
    )
  }
  const { pool } = answer
  return (
    <Alert variant="success" transition={false}>
      <Icon name="check-circle" />
      <div>
        It works: <strong>{pool.name}</strong> (<code>{pool.id}</code>), about{' '}
        {formatCount(pool.estimated_users, 'user')}.
      </div>
    </Alert>
  )
}

/** What is wrong with the values themselves: nothing was sent. */
function Unfit({ admin, fields }: { admin: ModelAdmin; fields: Readonly<Record<string, string>> }) {
  return (
    <Alert variant="danger" role="alert" transition={false}>
      <Icon name="x-octagon" />
      <div>
        Nothing was tested yet:
        <ul className="test-connection-unfit">
          {Object.entries(fields).map(([name, problem]) => (
            <li key={name}>
              {fieldOf(admin, name)?.label ?? name}: {problem}
            </li>
          ))}
        </ul>
      </div>
    </Alert>
  )
}

function sameInputs(one: Inputs, other: Inputs): boolean {
  return Object.keys(one).every((name) => one[name] === other[name])
}
