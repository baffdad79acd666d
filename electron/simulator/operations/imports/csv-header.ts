import { findPool } from '../../pool/account.ts'
import { csvHeader } from '../../pool/imports/csv-header.ts'
import { operation } from '../../protocol/operation.ts'

export const getCsvHeader = operation('GetCSVHeader', (account, request) => {
  const pool = findPool(account, request.UserPoolId)
  return { UserPoolId: pool.id, CSVHeader: csvHeader(pool.settings.schema) }
})
