import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto'
import type { Pool } from '../pool.ts'

/** A public key as a pool's key set shows it. */
export type PublicJwk = {
  readonly alg: 'RS256'
  readonly e: string
  /** 32 bytes in base64, as Cognito's. */
  readonly kid: string
  readonly kty: 'RSA'
  readonly n: string
  readonly use: 'sig'
}

export type SigningKey = {
  readonly jwk: PublicJwk
  readonly privateKey: KeyObject
  readonly publicKey: KeyObject
}

/** A pool signs its id tokens with one key, and its access tokens with another. */
export type SigningKeys = { readonly id: SigningKey; readonly access: SigningKey }

/** By pool id. Kept as long as the process runs: a pool that is opened again has the keys that it had. */
const made = new Map<string, SigningKeys>()

/**
 * A pool's keys. They are made when they are first asked for, which takes a tenth of a second or two, and are not
 * the same from one process to the next.
 */
export function signingKeys({ id }: Pick<Pool, 'id'>): SigningKeys {
  const known = made.get(id)
  if (known !== undefined) return known
  const keys = { id: newSigningKey(), access: newSigningKey() }
  made.set(id, keys)
  return keys
}

/** What is served at `/<pool>/.well-known/jwks.json`. */
export function jwks(pool: Pick<Pool, 'id'>): { readonly keys: readonly PublicJwk[] } {
  const { id, access } = signingKeys(pool)
  return { keys: [id.jwk, access.jwk] }
}

function newSigningKey(): SigningKey {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const { e = '', n = '' } = publicKey.export({ format: 'jwk' })
  const kid = createHash('sha256').update(n).digest('base64')
  return { privateKey, publicKey, jwk: { alg: 'RS256', e, kid, kty: 'RSA', n, use: 'sig' } }
}
