import { useId } from 'react'
import Form from 'react-bootstrap/Form'
import type { Choice, Field } from '../../../shared/admin/field.ts'
import { emptyListQuery } from '../../../shared/admin/list-query.ts'
import type { ModelName } from '../../../shared/admin/model-name.ts'
import type { FieldValue } from '../../../shared/admin/row.ts'
import { useList } from '../../api/queries.ts'
import { ErrorAlert } from '../../components/ErrorAlert.tsx'
import { useModel } from '../model-context.tsx'

type ParameterProps = {
  field: Field
  value: FieldValue
  missing: boolean
  onChange: (value: string) => void
}

/** What an action wants to know: one of another model's objects, a choice, or a text. */
export function ActionParameter(props: ParameterProps) {
  const { field } = props
  if (field.relation !== undefined) return <RelatedParameter {...props} relation={field.relation} />
  if (field.choices !== undefined) return <ChoiceParameter {...props} choices={field.choices} />
  return <TextParameter {...props} />
}

const everything = { ...emptyListQuery, all: true }

function RelatedParameter({ relation, ...props }: ParameterProps & { relation: ModelName }) {
  const { target } = useModel()
  const related = useList({ model: relation, connection: target.connection }, everything)
  if (related.error !== null) {
    return (
      <ErrorAlert
        title={`The choices of “${props.field.label}” could not be read`}
        thrown={related.error}
        onRetry={() => void related.refetch()}
      />
    )
  }
  const choices = related.data?.rows.map(({ id, label }) => ({ value: id, label })) ?? []
  return <ChoiceParameter {...props} choices={choices} />
}

function ChoiceParameter({
  field,
  value,
  missing,
  onChange,
  choices,
}: ParameterProps & { choices: Choice[] }) {
  const id = useId()
  const known = choices.some((choice) => choice.value === value)
  return (
    <Form.Group controlId={id} className="mb-2">
      <Form.Label>{field.label}</Form.Label>
      <Form.Select
        value={known ? String(value) : ''}
        isInvalid={missing}
        required={field.required}
        aria-describedby={`${id}-help`}
        onChange={({ target }) => onChange(target.value)}
      >
        <option value="">---------</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </Form.Select>
      <Notes id={`${id}-help`} field={field} missing={missing} />
    </Form.Group>
  )
}

function TextParameter({ field, value, missing, onChange }: ParameterProps) {
  const id = useId()
  return (
    <Form.Group controlId={id} className="mb-2">
      <Form.Label>{field.label}</Form.Label>
      <Form.Control
        type={field.type === 'secret' ? 'password' : 'text'}
        value={String(value)}
        isInvalid={missing}
        required={field.required}
        maxLength={field.maxLength}
        aria-describedby={`${id}-help`}
        onChange={({ target }) => onChange(target.value)}
      />
      <Notes id={`${id}-help`} field={field} missing={missing} />
    </Form.Group>
  )
}

function Notes({ id, field, missing }: { id: string; field: Field; missing: boolean }) {
  return (
    <div id={id}>
      {missing ? <div className="parameter-missing">Choose a value for “{field.label}”.</div> : null}
      {field.helpText === undefined ? null : <Form.Text>{field.helpText}</Form.Text>}
    </div>
  )
}
