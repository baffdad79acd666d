import type { Pool } from '../../pool/pool.ts'
import { resourceNotFound } from '../../protocol/exceptions.ts'

/** The providers whose name is their type. */
export const socialProviders: ReadonlySet<string> = new Set([
  'Facebook',
  'Google',
  'LoginWithAmazon',
  'SignInWithApple',
])

/** The type of a pool's identity provider. Throws ResourceNotFoundException. */
export function findProviderType(_pool: Pool, name: string): string {
  if (!socialProviders.has(name)) throw resourceNotFound(`Identity provider ${name} does not exist.`)
  return name
}
