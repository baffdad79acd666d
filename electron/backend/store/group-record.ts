import { z } from 'zod'
import type { Row } from '../../../shared/admin/row.ts'
import { isoTime } from './user-record.ts'

/** What the table holds of a group. */
export const groupRecordSchema = z.object({
  name: z.string(),
  description: z.string(),
  precedence: z.number().nullable(),
  role_arn: z.string().nullable(),
  created_at: z.number(),
  updated_at: z.number(),
  members: z.number(),
})

/** A group as lists and forms get it. */
export function groupRow(record: z.output<typeof groupRecordSchema>): Row {
  return {
    id: record.name,
    label: record.name,
    values: { ...record, created_at: isoTime(record.created_at), updated_at: isoTime(record.updated_at) },
  }
}
