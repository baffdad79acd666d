import { type Account, findPool } from '../../pool/account.ts'
import type { Pool } from '../../pool/pool.ts'
import { featureUnavailableInTier, invalidParameter } from '../../protocol/exceptions.ts'
import type { InputOf } from '../../protocol/input.ts'
import { operation } from '../../protocol/operation.ts'

const reservedWords = ['aws', 'amazon', 'cognito']

/** Makes prefix domains. A custom domain would have to be found in the DNS, where the simulator does not look. */
export const createUserPoolDomain = operation('CreateUserPoolDomain', (account, request) => {
  const pool = findPool(account, request.UserPoolId)
  if (request.CustomDomainConfig !== undefined) {
    throw invalidParameter(
      'Custom domain is not a valid subdomain: Was not able to resolve the root domain, please ensure an A record exists for the root domain.',
    )
  }
  const reserved = request.Domain.split('-').find((part) => reservedWords.includes(part))
  if (reserved !== undefined) throw invalidParameter(`Domain cannot contain reserved word: ${reserved}`)
  if (holderOf(account, request.Domain) !== undefined) {
    throw invalidParameter('Domain already associated with another user pool.')
  }
  if (pool.domain !== undefined) throw invalidParameter('User pool already has a domain configured.')
  const { ManagedLoginVersion = 1 } = request
  return configure(pool, request, ManagedLoginVersion)
})

export const updateUserPoolDomain = operation('UpdateUserPoolDomain', (account, request) => {
  const pool = findPool(account, request.UserPoolId)
  if (pool.domain?.prefix !== request.Domain) throw noSuchDomain()
  const { ManagedLoginVersion = pool.domain.managedLoginVersion } = request
  return configure(pool, request, ManagedLoginVersion)
})

/** Tells nothing of a domain that nobody has. */
export const describeUserPoolDomain = operation('DescribeUserPoolDomain', (account, request) => {
  const pool = holderOf(account, request.Domain)
  if (pool?.domain === undefined) return { DomainDescription: {} }
  return {
    DomainDescription: {
      UserPoolId: pool.id,
      AWSAccountId: account.accountId,
      Domain: pool.domain.prefix,
      S3Bucket: `aws-cognito-prod-${account.region}-assets`,
      CloudFrontDistribution: '',
      Version: '20260101000000',
      Status: 'ACTIVE',
      CustomDomainConfig: {},
      ManagedLoginVersion: pool.domain.managedLoginVersion,
    },
  }
})

export const deleteUserPoolDomain = operation('DeleteUserPoolDomain', (account, request) => {
  const pool = findPool(account, request.UserPoolId)
  if (pool.domain?.prefix !== request.Domain) throw noSuchDomain()
  pool.domain = undefined
  return {}
})

function configure(
  pool: Pool,
  { Domain: prefix }: Pick<InputOf<'CreateUserPoolDomain'>, 'Domain'>,
  managedLoginVersion: number,
): object {
  if (managedLoginVersion !== 1 && managedLoginVersion !== 2) {
    throw invalidParameter('ManagedLoginVersion must be 1 or 2.')
  }
  if (managedLoginVersion === 2 && pool.settings.tier === 'LITE') {
    throw featureUnavailableInTier(
      'The following feature is not available for the LITE pricing tier configured: Managed Login Version 2',
    )
  }
  pool.domain = { prefix, managedLoginVersion }
  return { ManagedLoginVersion: managedLoginVersion }
}

function holderOf(account: Account, prefix: string): Pool | undefined {
  return [...account.pools.values()].find(({ domain }) => domain?.prefix === prefix)
}

function noSuchDomain() {
  return invalidParameter('No such domain or user pool exists.')
}
