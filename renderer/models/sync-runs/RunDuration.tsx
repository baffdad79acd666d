import type { Row } from '../../../shared/admin/row.ts'
import { formatSeconds } from '../../components/values/format.ts'

/** How long a run took; it has no duration before its end, or when nobody saw that. */
export function RunDuration({ row }: { row: Row }) {
  const { duration } = row.values
  return typeof duration === 'number' ? (
    <span title={`${duration} s`}>{formatSeconds(duration)}</span>
  ) : (
    <span className="text-body-secondary">
      <span aria-hidden="true">-</span>
      <span className="visually-hidden">not known</span>
    </span>
  )
}
