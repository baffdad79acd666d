import { Link } from 'react-router'
import { z } from 'zod'
import type { Field } from '../../../shared/admin/field.ts'
import { type FieldValue, valueChangeSchema } from '../../../shared/admin/row.ts'
import { changeAddress } from '../../admin/addresses.ts'
import { ChoiceBadge } from './ChoiceBadge.tsx'
import { formatNumber } from './format.ts'
import { LongText } from './LongText.tsx'
import { Time } from './Time.tsx'
import { ShortChanges, ValueChanges } from './ValueChanges.tsx'
import { YesNo } from './YesNo.tsx'

const namesSchema = z.array(z.string())
const changesSchema = z.array(valueChangeSchema)

/** A field's value to be read: in a list's cell or as a form's read-only field. */
export function FieldValueView({
  field,
  value,
  labelOf = (name) => name,
  compact = false,
}: {
  field: Field
  value: FieldValue | undefined
  /** What the fields of a change are called. */
  labelOf?: (field: string) => string
  /** On one line, cut where the column ends; the title has the whole. */
  compact?: boolean
}) {
  if (isEmpty(value)) return <Empty />
  switch (field.type) {
    case 'boolean':
      return typeof value === 'boolean' ? <YesNo value={value} /> : <LongText text={String(value)} />
    case 'choice':
      return <Choice field={field} value={String(value)} compact={compact} />
    case 'datetime':
      return <Time value={String(value)} />
    case 'number':
      return <span>{typeof value === 'number' ? formatNumber(value) : String(value)}</span>
    case 'relation':
      return <Related field={field} names={namesSchema.catch([]).parse(value)} />
    case 'changes':
      return compact ? (
        <ShortChanges changes={changesSchema.catch([]).parse(value)} labelOf={labelOf} />
      ) : (
        <ValueChanges changes={changesSchema.catch([]).parse(value)} labelOf={labelOf} />
      )
    case 'secret':
      return <span className="text-body-secondary">(not shown)</span>
    case 'text':
    case 'multiline':
    case 'email':
    case 'phone':
    case 'url':
    case 'date':
      return compact ? <OneLine text={String(value)} /> : <LongText text={String(value)} />
  }
}

function Choice({ field, value, compact }: { field: Field; value: string; compact: boolean }) {
  const choice = field.choices?.find((candidate) => candidate.value === value)
  if (compact && choice?.tone === undefined) return <OneLine text={choice?.label ?? value} />
  return <ChoiceBadge choices={field.choices ?? []} value={value} />
}

/** No title holds more than this; the whole value is in the object's form. */
const titleLength = 500

/** A text on one line, cut where its column ends; the title has more of it. */
export function OneLine({ text }: { text: string }) {
  return (
    <bdi className="one-line" title={text.slice(0, titleLength)}>
      {text.slice(0, titleLength)}
    </bdi>
  )
}

function isEmpty(value: FieldValue | undefined): value is null | undefined | '' {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}

function Empty() {
  return (
    <span className="text-body-secondary">
      <span aria-hidden="true">-</span>
      <span className="visually-hidden">empty</span>
    </span>
  )
}

function Related({ field, names }: { field: Field; names: readonly string[] }) {
  return (
    <>
      {names.map((name, position) => (
        <span key={name}>
          {position > 0 ? ', ' : null}
          {field.relation === undefined ? (
            <bdi>{name}</bdi>
          ) : (
            <Link to={changeAddress(field.relation, name)}>
              <bdi>{name}</bdi>
            </Link>
          )}
        </span>
      ))}
    </>
  )
}
