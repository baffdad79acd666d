import { findPool } from '../../pool/account.ts'
import { newSchema } from '../../pool/given-schema.ts'
import { newPoolId } from '../../pool/identifiers.ts'
import { takePage } from '../../pool/page.ts'
import { createPool } from '../../pool/pool.ts'
import { defaultSettings } from '../../pool/settings.ts'
import { invalidParameter, limitExceeded } from '../../protocol/exceptions.ts'
import { operation } from '../../protocol/operation.ts'
import { timestamp } from '../output.ts'
import { givenSettings } from './given-settings.ts'
import { userPoolType } from './user-pool-type.ts'

const poolsPerRegion = 1000

export const createUserPool = operation('CreateUserPool', (account, request) => {
  const { AliasAttributes = [], UsernameAttributes = [], UsernameConfiguration } = request
  if (AliasAttributes.length > 0 && UsernameAttributes.length > 0) {
    throw invalidParameter(
      'Only one of the aliasAttributes or usernameAttributes can be set in an user pool.',
    )
  }
  if (account.pools.size >= poolsPerRegion) {
    throw limitExceeded(`Maximum number of user pools (${poolsPerRegion}) exceeded.`)
  }
  const settings = {
    ...defaultSettings,
    ...givenSettings(request),
    name: request.PoolName,
    schema: newSchema(request.Schema ?? []),
    aliasAttributes: AliasAttributes,
    usernameAttributes: UsernameAttributes,
    caseSensitive: UsernameConfiguration?.CaseSensitive ?? defaultSettings.caseSensitive,
    smsMfa: request.MfaConfiguration !== undefined && request.MfaConfiguration !== 'OFF',
  }
  const pool = createPool(newPoolId(account.region, account.random), settings, account.now())
  account.pools.set(pool.id, pool)
  return { UserPool: userPoolType(account, pool) }
})

export const deleteUserPool = operation('DeleteUserPool', (account, request) => {
  const pool = findPool(account, request.UserPoolId)
  if (pool.settings.deletionProtection === 'ACTIVE') {
    throw invalidParameter(
      'The user pool cannot be deleted because deletion protection is activated. Deletion protection must be inactivated first.',
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

export const getUserPoolMfaConfig = operation('GetUserPoolMfaConfig', (account, request) => {
  const { mfa } = findPool(account, request.UserPoolId).settings
  if (mfa === 'OFF') return { MfaConfiguration: 'OFF' }
  return { MfaConfiguration: mfa, SoftwareTokenMfaConfiguration: { Enabled: true } }
})
