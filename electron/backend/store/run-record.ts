import { z } from 'zod'
import type { Row } from '../../../shared/admin/row.ts'
import { runPhases } from './pool-cache-types.ts'
import { isoTime } from './user-record.ts'

/** What the table holds of a run; `until` is its end, or the beginning of the next where nobody saw its end. */
export const runRecordSchema = z.object({
  run: z.number(),
  phase: z.enum(runPhases),
  started_at: z.number(),
  finished_at: z.number().nullable(),
  until: z.number().nullable(),
  users: z.number(),
  added: z.number(),
  changed: z.number(),
  gone: z.number(),
  repeated: z.number(),
  estimated: z.number(),
  partitioned: z.number(),
  calls: z.number(),
  throttles: z.number(),
  error: z.string().nullable(),
})

/** A run as lists and forms get it. The duration is in seconds. */
export function runRow(record: z.output<typeof runRecordSchema>): Row {
  const { run, partitioned, repeated, started_at, finished_at, until, ...values } = record
  return {
    id: String(run),
    label: `Run ${run}`,
    values: {
      ...values,
      users: values.users - repeated,
      started_at: isoTime(started_at),
      finished_at: finished_at === null ? null : isoTime(finished_at),
      until: until === null ? null : isoTime(until),
      duration: finished_at === null ? null : (finished_at - started_at) / 1000,
      reading: partitioned === 1 ? 'parts' : 'whole',
    },
  }
}
