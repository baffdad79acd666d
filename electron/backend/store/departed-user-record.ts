import { z } from 'zod'
import type { ModelAdmin } from '../../../shared/admin/model-admin.ts'
import type { Row } from '../../../shared/admin/row.ts'
import { cachedUser, isoTime, userRecordSchema, userRow } from './user-record.ts'

/** What the table holds of a departed user: the attributes with the phone number, the groups as JSON. */
export const departedRecordSchema = userRecordSchema
  .omit({ phone_number: true, first_seen_at: true, changed_at: true, synced_at: true })
  .extend({ last_seen_at: z.number(), departed_at: z.number(), run: z.number().nullable() })

/** A departed user as lists and forms get it: the values last seen, and how the user went. */
export function departedRow(admin: ModelAdmin, record: z.output<typeof departedRecordSchema>): Row {
  const { last_seen_at, departed_at, run } = record
  const user = cachedUser({
    ...record,
    phone_number: null,
    first_seen_at: last_seen_at,
    changed_at: last_seen_at,
    synced_at: last_seen_at,
  })
  const { values, ...row } = userRow(admin, user)
  return {
    ...row,
    values: {
      ...values,
      last_seen_at: isoTime(last_seen_at),
      departed_at: isoTime(departed_at),
      reason: run === null ? 'console' : 'sync',
      run,
    },
  }
}
