import { findPool } from '../../pool/account.ts'
import { newSchema } from '../../pool/given-schema.ts'
import { newPoolId } from '../../pool/identifiers.ts'
import { refuseDuringImport } from '../../pool/imports/import-job.ts'
import { takePage } from '../../pool/pages/page.ts'
import { createPool, replaceSettings } from '../../pool/pool.ts'
import { defaultSettings, type PoolSettings } from '../../pool/settings.ts'
import { invalidParameter, limitExceeded, type ServiceException } from '../../protocol/exceptions.ts'
import { operation } from '../../protocol/operation.ts'
import { timestamp } from '../output.ts'
import { checkSettings } from './check-settings.ts'
import { givenSettings } from './given-settings.ts'
import { hasSecondFactor } from './mfa-config.ts'
import { userPoolType } from './user-pool-type.ts'

const poolsPerRegion = 1000

const newPool: PoolSettings = { ...defaultSettings, name: '', schema: [] }

export const createUserPool = operation('CreateUserPool', (account, request) => {
  const { AliasAttributes = [], UsernameAttributes = [], UsernameConfiguration } = request
  if (AliasAttributes.length > 0 && UsernameAttributes.length > 0) {
    throw invalidParameter('Only one of the aliasAttributes or usernameAttributes can be set in a User pool.')
  }
  if (account.pools.size >= poolsPerRegion) {
    throw limitExceeded(`Maximum number of user pools (${poolsPerRegion}) exceeded.`)
  }
  const settings: PoolSettings = {
    ...givenSettings(request, newPool),
    name: request.PoolName,
    schema: newSchema(request.Schema ?? []),
    aliasAttributes: AliasAttributes,
    usernameAttributes: UsernameAttributes,
    caseSensitive: UsernameConfiguration?.CaseSensitive ?? defaultSettings.caseSensitive,
  }
  if (settings.mfa !== 'OFF' && !hasSecondFactor(settings)) throw needsSmsConfiguration()
  checkSettings(settings)
  const pool = createPool(
    newPoolId(account.region, account.random),
    settings,
    account.now(),
    account.replication,
  )
  account.pools.set(pool.id, pool)
  return { UserPool: userPoolType(account, pool) }
})

export const updateUserPool = operation('UpdateUserPool', (account, request) => {
  const pool = findPool(account, request.UserPoolId)
  refuseDuringImport(pool)
  const before = pool.settings
  const settings = { ...givenSettings(request, before), name: request.PoolName ?? before.name }
  if (settings.mfa === 'ON' && before.mfa !== 'ON') {
    throw invalidParameter('Cannot turn MFA functionality ON, once the user pool has been created.')
  }
  if (settings.mfa !== 'OFF' && !hasSecondFactor(settings)) throw needsSmsConfiguration()
  checkSettings(settings)
  replaceSettings(pool, settings, account.now())
  return {}
})

export const deleteUserPool = operation('DeleteUserPool', (account, request) => {
  const pool = findPool(account, request.UserPoolId)
  if (pool.settings.deletionProtection === 'ACTIVE') {
    throw invalidParameter(
      'The user pool cannot be deleted because deletion protection is activated. Deletion protection must be inactivated first.',
    )
  }
  refuseDuringImport(pool)
  if (pool.domain !== undefined) {
    throw invalidParameter(
      'User pool cannot be deleted. It has a domain configured that should be deleted first.',
    )
  }
  account.pools.delete(pool.id)
  return {}
})

export const listUserPools = operation('ListUserPools', (account, request) => {
  const pools = [...account.pools.values()].sort((left, right) => (left.id < right.id ? -1 : 1))
  const page = takePage(
    account,
    { scope: ['ListUserPools'], token: request.NextToken, limit: request.MaxResults },
    (after) => pools.filter((pool) => pool.id > (after?.[0] ?? '')),
    (pool) => [pool.id],
  )
  return {
    UserPools: page.items.map((pool) => ({
      Id: pool.id,
      Name: pool.settings.name,
      LambdaConfig: pool.settings.lambdaConfig,
      CreationDate: timestamp(pool.createdAt),
      LastModifiedDate: timestamp(pool.modifiedAt),
    })),
    NextToken: page.next,
  }
})

export const describeUserPool = operation('DescribeUserPool', (account, request) => ({
  UserPool: userPoolType(account, findPool(account, request.UserPoolId)),
}))

function needsSmsConfiguration(): ServiceException {
  return invalidParameter(
    'SMS configuration and Auto verification for phone_number are required when MFA is required/optional',
  )
}
