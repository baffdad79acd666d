import { resourceNotFound } from '../../protocol/exceptions.ts'
import type { InputOf } from '../../protocol/input.ts'
import type { Pool } from '../pool.ts'

export type ProviderType = InputOf<'CreateIdentityProvider'>['ProviderType']

/** An identity provider that users of a pool can sign in with. Times in milliseconds since the epoch. */
export type IdentityProvider = {
  readonly name: string
  readonly type: ProviderType
  /** What is known of the provider by the API's keys: as it was given, and what follows from the type. */
  readonly details: Readonly<Record<string, string>>
  /** The provider's attributes by those of the pool. */
  readonly attributeMapping: Readonly<Record<string, string>>
  /** Other names for the provider, none of which another provider of the pool has. */
  readonly identifiers: readonly string[]
  readonly acrMapping?: InputOf<'CreateIdentityProvider'>['AcrMapping']
  readonly createdAt: number
  readonly modifiedAt: number
}

/** Throws ResourceNotFoundException; how it is worded is not confirmed. */
export function findIdentityProvider(pool: Pool, name: string): IdentityProvider {
  const provider = pool.identityProviders.get(name)
  if (provider === undefined) throw resourceNotFound(`Identity provider ${name} does not exist.`)
  return provider
}
