import {
  type CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import type { PoolRequest } from '../rule.ts'

export const region = 'eu-central-1'

export const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'example' }

/** Makes a user pool and an app client in it through the API, as anybody would, so that every service is treated alike. */
export async function createPool(
  client: CognitoIdentityProviderClient,
  { settings, client: clientSettings }: PoolRequest,
): Promise<{ UserPoolId: string; ClientId: string }> {
  const { UserPool } = await client.send(new CreateUserPoolCommand({ PoolName: 'Fidelity', ...settings }))
  const UserPoolId = UserPool?.Id
  const { UserPoolClient } = await client.send(
    new CreateUserPoolClientCommand({
      UserPoolId,
      ClientName: 'fidelity',
      ExplicitAuthFlows: [
        'ALLOW_ADMIN_USER_PASSWORD_AUTH',
        'ALLOW_USER_PASSWORD_AUTH',
        'ALLOW_REFRESH_TOKEN_AUTH',
      ],
      ...clientSettings,
    }),
  )
  const ClientId = UserPoolClient?.ClientId
  if (UserPoolId === undefined || ClientId === undefined) {
    throw new Error('The service made a pool or an app client without an id.')
  }
  return { UserPoolId, ClientId }
}
