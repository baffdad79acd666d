import {
  AdminInitiateAuthCommand,
  AdminSetUserPasswordCommand,
  CreateUserPoolClientCommand,
  type CreateUserPoolClientCommandInput,
  GetUserCommand,
  InitiateAuthCommand,
  type InitiateAuthCommandOutput,
  RespondToAuthChallengeCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import type { FidelityPool } from '../rule.ts'
import { createUser } from './populate.ts'

export const username = 'jane'
export const password = 'Correct-Horse-1'
export const temporaryPassword = 'Battery-Staple-2'

export type Tokens = { readonly access: string; readonly id: string; readonly refresh: string }

/** A confirmed user with a password of their own. */
export async function addUser(
  pool: FidelityPool,
  attributes: Readonly<Record<string, string>> = {},
  name = username,
): Promise<void> {
  await createUser(pool, name, attributes)
  await setPassword(pool, password, name)
}

export function setPassword({ client, UserPoolId }: FidelityPool, Password: string, Username = username) {
  return client.send(new AdminSetUserPasswordCommand({ UserPoolId, Username, Password, Permanent: true }))
}

/** A user whom an administrator has given a temporary password. */
export function invite(pool: FidelityPool, attributes: Readonly<Record<string, string>> = {}) {
  return createUser(pool, username, attributes, { TemporaryPassword: temporaryPassword })
}

/** Another app client, which signs in with a password unless told otherwise. */
export async function addClient(
  { client, UserPoolId }: FidelityPool,
  settings: Partial<CreateUserPoolClientCommandInput> = {},
): Promise<{ ClientId: string; secret: string }> {
  const { UserPoolClient } = await client.send(
    new CreateUserPoolClientCommand({
      UserPoolId,
      ClientName: 'another',
      ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      ...settings,
    }),
  )
  return { ClientId: UserPoolClient?.ClientId ?? '', secret: UserPoolClient?.ClientSecret ?? '' }
}

/** USER_PASSWORD_AUTH, with that password and those parameters beside the username. */
export function signIn(
  { client, ClientId }: FidelityPool,
  given: { readonly PASSWORD?: string; readonly USERNAME?: string; readonly SECRET_HASH?: string } = {},
  clientId = ClientId,
): Promise<InitiateAuthCommandOutput> {
  return client.send(
    new InitiateAuthCommand({
      ClientId: clientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: username, PASSWORD: password, ...given },
    }),
  )
}

export function adminSignIn(
  { client, ClientId, UserPoolId }: FidelityPool,
  AuthFlow: 'ADMIN_USER_PASSWORD_AUTH' | 'ADMIN_NO_SRP_AUTH',
) {
  return client.send(
    new AdminInitiateAuthCommand({
      UserPoolId,
      ClientId,
      AuthFlow,
      AuthParameters: { USERNAME: username, PASSWORD: password },
    }),
  )
}

/** Signs in with the temporary password: the challenge for a new one. */
export async function begin(pool: FidelityPool, clientId?: string): Promise<InitiateAuthCommandOutput> {
  const answer = await signIn(pool, { PASSWORD: temporaryPassword }, clientId)
  if (answer.ChallengeName !== 'NEW_PASSWORD_REQUIRED') throw new Error('There is no challenge.')
  return answer
}

/** Answers the challenge for a new password. */
export function answerWith(
  { client, ClientId }: FidelityPool,
  challenge: InitiateAuthCommandOutput,
  responses: Readonly<Record<string, string>> = {},
  clientId = ClientId,
) {
  return client.send(
    new RespondToAuthChallengeCommand({
      ClientId: clientId,
      ChallengeName: 'NEW_PASSWORD_REQUIRED',
      Session: challenge.Session,
      ChallengeResponses: { USERNAME: username, NEW_PASSWORD: password, ...responses },
    }),
  )
}

/** The tokens of a sign-in that takes nothing but the password. */
export async function tokens(pool: FidelityPool, clientId?: string): Promise<Tokens> {
  const { AuthenticationResult } = await signIn(pool, {}, clientId)
  const { AccessToken, IdToken, RefreshToken } = AuthenticationResult ?? {}
  if (AccessToken === undefined || IdToken === undefined || RefreshToken === undefined) {
    throw new Error('The sign-in gave no tokens.')
  }
  return { access: AccessToken, id: IdToken, refresh: RefreshToken }
}

/** REFRESH_TOKEN_AUTH. */
export async function refresh({ client, ClientId }: FidelityPool, token: string, clientId = ClientId) {
  const { AuthenticationResult } = await client.send(
    new InitiateAuthCommand({
      ClientId: clientId,
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      AuthParameters: { REFRESH_TOKEN: token },
    }),
  )
  return AuthenticationResult ?? {}
}

export function getUser({ client }: FidelityPool, AccessToken: string) {
  return client.send(new GetUserCommand({ AccessToken }))
}
