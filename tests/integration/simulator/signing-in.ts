import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  type AuthenticationResultType,
  CreateUserPoolClientCommand,
  type CreateUserPoolClientCommandInput,
  InitiateAuthCommand,
  type InitiateAuthCommandOutput,
  RespondToAuthChallengeCommand,
  type RespondToAuthChallengeCommandOutput,
} from '@aws-sdk/client-cognito-identity-provider'
import { decodeJwt, type JWTPayload } from 'jose'
import type { PoolClient } from './pool-client.ts'

export const password = 'Permanent-12'

/** An app client that signs in every way, made through the API. */
export async function addClient(
  { client, UserPoolId }: PoolClient,
  settings: Partial<CreateUserPoolClientCommandInput> = {},
): Promise<{ ClientId: string; secret: string }> {
  const { UserPoolClient } = await client.send(
    new CreateUserPoolClientCommand({
      UserPoolId,
      ClientName: 'tests',
      ExplicitAuthFlows: [
        'ALLOW_ADMIN_USER_PASSWORD_AUTH',
        'ALLOW_USER_PASSWORD_AUTH',
        'ALLOW_REFRESH_TOKEN_AUTH',
      ],
      ...settings,
    }),
  )
  return { ClientId: UserPoolClient?.ClientId ?? '', secret: UserPoolClient?.ClientSecret ?? '' }
}

/** A user with a password of their own. */
export async function addUser(
  pool: PoolClient,
  Username: string,
  attributes: Readonly<Record<string, string>> = {},
): Promise<void> {
  const { client, UserPoolId } = pool
  await invite(pool, Username, 'Temporary-12', attributes)
  await client.send(
    new AdminSetUserPasswordCommand({ UserPoolId, Username, Password: password, Permanent: true }),
  )
}

/** A user with a temporary password. */
export async function invite(
  { client, UserPoolId }: PoolClient,
  Username: string,
  TemporaryPassword: string,
  attributes: Readonly<Record<string, string>> = {},
): Promise<void> {
  const UserAttributes = Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }))
  await client.send(
    new AdminCreateUserCommand({
      UserPoolId,
      Username,
      TemporaryPassword,
      UserAttributes,
      MessageAction: 'SUPPRESS',
    }),
  )
}

/** USER_PASSWORD_AUTH. */
export function signIn(
  { client }: PoolClient,
  ClientId: string,
  USERNAME: string,
  PASSWORD = password,
  more: Readonly<Record<string, string>> = {},
): Promise<InitiateAuthCommandOutput> {
  return client.send(
    new InitiateAuthCommand({
      ClientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME, PASSWORD, ...more },
    }),
  )
}

/** Answers the challenge of a sign-in. */
export function respond(
  { client }: PoolClient,
  ClientId: string,
  { ChallengeName, Session }: Pick<InitiateAuthCommandOutput, 'ChallengeName' | 'Session'>,
  ChallengeResponses: Record<string, string>,
): Promise<RespondToAuthChallengeCommandOutput> {
  return client.send(
    new RespondToAuthChallengeCommand({ ClientId, ChallengeName, Session, ChallengeResponses }),
  )
}

export type Tokens = {
  readonly AccessToken: string
  readonly IdToken: string
  readonly RefreshToken: string
}

/** The tokens of a sign-in that needed nothing but the password. */
export async function tokensOf(
  answer: Promise<{ AuthenticationResult?: AuthenticationResultType | undefined }>,
): Promise<Tokens> {
  const { AccessToken = '', IdToken = '', RefreshToken = '' } = (await answer).AuthenticationResult ?? {}
  return { AccessToken, IdToken, RefreshToken }
}

export function claimsOf(token: string): JWTPayload {
  return decodeJwt(token)
}
