import type { CognitoIdentityProviderClientConfig } from '@aws-sdk/client-cognito-identity-provider'
import type { AccessKeys, Connection } from '../../../shared/domain/connection.ts'
import { failureOf } from '../failure.ts'

export type Credentials = NonNullable<CognitoIdentityProviderClientConfig['credentials']>

/** Reads the access keys when the first request is signed; null: none are kept. */
export type ReadKeys = () => Promise<AccessKeys | null>

/** Credentials out of the keychain or the memory. */
export function keptCredentials(connection: Pick<Connection, 'name'>, readKeys: ReadKeys): Credentials {
  return async () => {
    const keys = await readKeys()
    if (keys === null) {
      throw failureOf('credentials_missing', `The connection “${connection.name}” has no access keys.`, {
        advice:
          'If the keychain is locked, unlock it and try again. Otherwise enter the access keys in the connection: keys that were to be kept until the console is closed are gone after that.',
      })
    }
    return {
      accessKeyId: keys.access_key_id,
      secretAccessKey: keys.secret_access_key,
      ...(keys.session_token === null ? {} : { sessionToken: keys.session_token }),
    }
  }
}

/**
 * Credentials of an AWS profile, as the AWS command line finds them: static keys, SSO, assumed roles,
 * credential_process. Loaded late, because the SSO and STS clients are large.
 */
export function profileCredentials(profile: string): Credentials {
  return async (properties) => {
    const { fromIni } = await import('@aws-sdk/credential-providers')
    return fromIni({ profile, ignoreCache: true })(properties)
  }
}
