import {
  AdminConfirmSignUpCommand,
  AdminCreateUserCommand,
  AdminResetUserPasswordCommand,
  AdminSetUserPasswordCommand,
  AdminUserGlobalSignOutCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import type { Cognito } from './client.ts'
import { type Delivery, mediums } from './delivery.ts'
import type { RequestId } from './users.ts'

/** Sets a password: for one sign-in, or for good. */
export async function setUserPassword(
  cognito: Cognito,
  username: string,
  { password, permanent }: { password: string; permanent: boolean },
  signal?: AbortSignal,
): Promise<RequestId> {
  const output = await cognito.call(
    {
      category: 'UserAccountRecovery',
      // A pool that remembers former passwords would refuse the second try.
      repeatable: false,
      secrets: [password],
      send: (client, options) =>
        client.send(
          new AdminSetUserPasswordCommand({
            UserPoolId: cognito.userPoolId,
            Username: username,
            Password: password,
            Permanent: permanent,
          }),
          options,
        ),
    },
    signal,
  )
  return output.$metadata.requestId ?? null
}

/** Has Cognito send a reset code. Not repeatable: each try sends one. */
export async function resetUserPassword(
  cognito: Cognito,
  username: string,
  signal?: AbortSignal,
): Promise<RequestId> {
  const output = await cognito.call(
    {
      category: 'UserAccountRecovery',
      repeatable: false,
      send: (client, options) =>
        client.send(
          new AdminResetUserPasswordCommand({ UserPoolId: cognito.userPoolId, Username: username }),
          options,
        ),
    },
    signal,
  )
  return output.$metadata.requestId ?? null
}

/** Sends the invitation again, with a new temporary password that Cognito makes up. */
export async function resendInvitation(
  cognito: Cognito,
  username: string,
  delivery: Delivery,
  signal?: AbortSignal,
): Promise<RequestId> {
  const output = await cognito.call(
    {
      category: 'UserCreation',
      repeatable: false,
      send: (client, options) =>
        client.send(
          new AdminCreateUserCommand({
            UserPoolId: cognito.userPoolId,
            Username: username,
            MessageAction: 'RESEND',
            DesiredDeliveryMediums: mediums(delivery),
          }),
          options,
        ),
    },
    signal,
  )
  return output.$metadata.requestId ?? null
}

/** Confirms a sign-up without its code. */
export async function confirmSignUp(
  cognito: Cognito,
  username: string,
  signal?: AbortSignal,
): Promise<RequestId> {
  const output = await cognito.call(
    {
      category: 'UserCreation',
      repeatable: false,
      send: (client, options) =>
        client.send(
          new AdminConfirmSignUpCommand({ UserPoolId: cognito.userPoolId, Username: username }),
          options,
        ),
    },
    signal,
  )
  return output.$metadata.requestId ?? null
}

/** Revokes all refresh tokens of a user. */
export async function signOutUser(
  cognito: Cognito,
  username: string,
  signal?: AbortSignal,
): Promise<RequestId> {
  const output = await cognito.call(
    {
      category: 'UserUpdate',
      repeatable: true,
      send: (client, options) =>
        client.send(
          new AdminUserGlobalSignOutCommand({ UserPoolId: cognito.userPoolId, Username: username }),
          options,
        ),
    },
    signal,
  )
  return output.$metadata.requestId ?? null
}
