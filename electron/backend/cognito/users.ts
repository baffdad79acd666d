import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminListGroupsForUserCommand,
  AdminRemoveUserFromGroupCommand,
  AdminUpdateUserAttributesCommand,
  ListUsersCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import type { Group } from '../../../shared/domain/group.ts'
import type { User } from '../../../shared/domain/user.ts'
import { failureOf } from '../failure.ts'
import type { Cognito } from './client.ts'
import { type Delivery, mediums } from './delivery.ts'
import { toGroup, toUser } from './mapping.ts'

/** Cognito's page size at most. */
const pageLimit = 60

/** AWS's id of a request that was done, for the audit. */
export type RequestId = string | null

/** A user as Cognito has them now; null when there is none. By ListUsers, because AdminGetUser costs money. */
export async function findUserBySub(
  cognito: Cognito,
  sub: string,
  signal?: AbortSignal,
): Promise<User | null> {
  let token: string | undefined
  // A page can be empty and still have a token: only a missing token is the end.
  do {
    const output = await cognito.call(
      {
        category: 'UserList',
        repeatable: true,
        send: (client, options) =>
          client.send(
            new ListUsersCommand({
              UserPoolId: cognito.userPoolId,
              Limit: pageLimit,
              Filter: `sub = "${escapeFilterValue(sub)}"`,
              PaginationToken: token,
            }),
            options,
          ),
      },
      signal,
    )
    const user = (output.Users ?? []).map(toUser).find((candidate) => candidate.sub === sub)
    if (user !== undefined) return user
    token = output.PaginationToken
  } while (token !== undefined)
  return null
}

/** The groups a user is in. */
export async function listGroupsOfUser(
  cognito: Cognito,
  username: string,
  signal?: AbortSignal,
): Promise<Group[]> {
  const groups: Group[] = []
  let token: string | undefined
  do {
    const output = await cognito.call(
      {
        category: 'UserResourceRead',
        repeatable: true,
        send: (client, options) =>
          client.send(
            new AdminListGroupsForUserCommand({
              UserPoolId: cognito.userPoolId,
              Username: username,
              Limit: pageLimit,
              NextToken: token,
            }),
            options,
          ),
      },
      signal,
    )
    groups.push(...(output.Groups ?? []).map(toGroup))
    token = output.NextToken
  } while (token !== undefined)
  return groups
}

export type NewUser = {
  readonly username: string
  readonly attributes: Readonly<Record<string, string>>
  /** Absent: Cognito makes one up. */
  readonly temporaryPassword?: string
  /** null: no message is sent. */
  readonly invitation: Delivery | null
}

/** Creates a user. Not repeatable: a second try would find the first one's user. */
export async function createUser(
  cognito: Cognito,
  user: NewUser,
  signal?: AbortSignal,
): Promise<{ user: User; requestId: RequestId }> {
  const output = await cognito.call(
    {
      category: 'UserCreation',
      repeatable: false,
      ...(user.temporaryPassword === undefined ? {} : { secrets: [user.temporaryPassword] }),
      send: (client, options) =>
        client.send(
          new AdminCreateUserCommand({
            UserPoolId: cognito.userPoolId,
            Username: user.username,
            UserAttributes: toAttributes(user.attributes),
            TemporaryPassword: user.temporaryPassword,
            ...(user.invitation === null
              ? { MessageAction: 'SUPPRESS' }
              : { DesiredDeliveryMediums: mediums(user.invitation) }),
          }),
          options,
        ),
    },
    signal,
  )
  if (output.User === undefined) {
    throw failureOf('service_failed', 'Cognito created the user but did not return it.', {
      advice: 'Refresh the list to see the user.',
    })
  }
  return { user: toUser(output.User), requestId: output.$metadata.requestId ?? null }
}

/** Writes attributes; an empty value deletes the attribute. */
export async function updateUserAttributes(
  cognito: Cognito,
  username: string,
  attributes: Readonly<Record<string, string>>,
  signal?: AbortSignal,
): Promise<RequestId> {
  const output = await cognito.call(
    {
      category: 'UserUpdate',
      repeatable: true,
      send: (client, options) =>
        client.send(
          new AdminUpdateUserAttributesCommand({
            UserPoolId: cognito.userPoolId,
            Username: username,
            UserAttributes: toAttributes(attributes),
          }),
          options,
        ),
    },
    signal,
  )
  return output.$metadata.requestId ?? null
}

/** Lets a user sign in, or not. */
export async function setUserEnabled(
  cognito: Cognito,
  username: string,
  enabled: boolean,
  signal?: AbortSignal,
): Promise<RequestId> {
  const input = { UserPoolId: cognito.userPoolId, Username: username }
  const output = await cognito.call(
    {
      category: 'UserUpdate',
      repeatable: true,
      send: (client, options) =>
        enabled
          ? client.send(new AdminEnableUserCommand(input), options)
          : client.send(new AdminDisableUserCommand(input), options),
    },
    signal,
  )
  return output.$metadata.requestId ?? null
}

/** Deletes a user. Not repeatable: a second try would not find the user and look like a failure. */
export async function deleteUser(
  cognito: Cognito,
  username: string,
  signal?: AbortSignal,
): Promise<RequestId> {
  const output = await cognito.call(
    {
      category: 'UserUpdate',
      repeatable: false,
      send: (client, options) =>
        client.send(
          new AdminDeleteUserCommand({ UserPoolId: cognito.userPoolId, Username: username }),
          options,
        ),
    },
    signal,
  )
  return output.$metadata.requestId ?? null
}

/** Makes a user a member of a group, or no longer one. */
export async function setGroupMembership(
  cognito: Cognito,
  username: string,
  { group, member }: { group: string; member: boolean },
  signal?: AbortSignal,
): Promise<RequestId> {
  const input = { UserPoolId: cognito.userPoolId, Username: username, GroupName: group }
  const output = await cognito.call(
    {
      category: 'UserResourceUpdate',
      repeatable: true,
      send: (client, options) =>
        member
          ? client.send(new AdminAddUserToGroupCommand(input), options)
          : client.send(new AdminRemoveUserFromGroupCommand(input), options),
    },
    signal,
  )
  return output.$metadata.requestId ?? null
}

/** A value as it goes into a filter of ListUsers. */
function escapeFilterValue(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')
}

function toAttributes(attributes: Readonly<Record<string, string>>): { Name: string; Value: string }[] {
  return Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }))
}
