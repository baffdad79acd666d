import { resourceNotFound } from '../../protocol/exceptions.ts'
import type { InputOf } from '../../protocol/input.ts'
import type { Pool } from '../pool.ts'

/** What an administrator decides about an app client: as it was given, in the words of the API. */
export type ClientSettings = Omit<InputOf<'UpdateUserPoolClient'>, 'UserPoolId' | 'ClientId' | 'ClientName'>

type TimeUnit = 'seconds' | 'minutes' | 'hours' | 'days'

export type ClientSecret = {
  readonly id: string
  readonly value: string
  /** Milliseconds since the epoch. */
  readonly createdAt: number
}

/** An app client of a pool. Times in milliseconds since the epoch. */
export type Client = {
  readonly id: string
  readonly name: string
  /** None for a public client; two while they are exchanged. Any of them will do. */
  readonly secrets: readonly ClientSecret[]
  readonly settings: ClientSettings
  readonly createdAt: number
  readonly modifiedAt: number
}

/** Throws ResourceNotFoundException. */
export function findClient(pool: Pool, id: string): Client {
  const client = pool.clients.get(id)
  if (client === undefined) throw resourceNotFound(`User pool client ${id} does not exist.`)
  return client
}

const second = 1000
const unitLengths: Readonly<Record<TimeUnit, number>> = {
  seconds: second,
  minutes: 60 * second,
  hours: 3600 * second,
  days: 86_400 * second,
}

/** The flows that the client may sign in with, each with its `ALLOW_` where it was given one. */
export function authFlows({ settings }: Client): readonly string[] {
  const given = settings.ExplicitAuthFlows ?? []
  return given.length > 0 ? given : ['ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_CUSTOM_AUTH']
}

/** Whether answers to the client keep to themselves that a user does not exist. */
export function hidesUserExistence({ settings }: Client): boolean {
  return settings.PreventUserExistenceErrors === 'ENABLED'
}

/** How long the client's tokens are good for, in milliseconds. */
export function tokenLifetimes({ settings }: Client): { access: number; id: number; refresh: number } {
  const units = settings.TokenValidityUnits ?? {}
  return {
    access: (settings.AccessTokenValidity ?? 1) * unitLengths[units.AccessToken ?? 'hours'],
    id: (settings.IdTokenValidity ?? 1) * unitLengths[units.IdToken ?? 'hours'],
    refresh: (settings.RefreshTokenValidity || 30) * unitLengths[units.RefreshToken ?? 'days'],
  }
}

/** How long a session between two steps of a sign-in is good for, in milliseconds. */
export function authSessionLifetime({ settings }: Client): number {
  return (settings.AuthSessionValidity ?? 3) * unitLengths.minutes
}
