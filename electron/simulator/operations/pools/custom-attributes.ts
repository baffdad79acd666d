import { findPool } from '../../pool/account.ts'
import { withCustomAttributes } from '../../pool/given-schema.ts'
import { refuseDuringImport } from '../../pool/imports/import-job.ts'
import { replaceSettings } from '../../pool/pool.ts'
import { operation } from '../../protocol/operation.ts'

export const addCustomAttributes = operation('AddCustomAttributes', (account, request) => {
  const pool = findPool(account, request.UserPoolId)
  refuseDuringImport(pool)
  const schema = withCustomAttributes(pool.settings.schema, request.CustomAttributes)
  replaceSettings(pool, { ...pool.settings, schema }, account.now())
  return {}
})
