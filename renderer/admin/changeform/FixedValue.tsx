import type { Field } from '../../../shared/admin/field.ts'
import type { FieldValue } from '../../../shared/admin/row.ts'
import { FieldValueView } from '../../components/values/FieldValueView.tsx'

const withZone = new Intl.DateTimeFormat('en-GB', {
  day: '2-digit',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZoneName: 'short',
})

/** A value that is shown and not typed into. Times are local, with the zone's name. */
export function FixedValue({ field, value }: { field: Field; value: FieldValue | undefined }) {
  const time = field.type === 'datetime' && typeof value === 'string' ? new Date(value) : null
  const help = field.choices?.find((choice) => choice.value === value)?.help
  return (
    <div className="fixed-value">
      {time === null || Number.isNaN(time.getTime()) ? (
        <FieldValueView field={field} value={value} />
      ) : (
        <time dateTime={time.toISOString()} title={time.toISOString()}>
          {withZone.format(time)}
        </time>
      )}
      {help === undefined ? null : <span className="fixed-value-help">{help}</span>}
    </div>
  )
}
