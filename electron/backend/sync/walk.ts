import {
  type CognitoIdentityProviderClient,
  DescribeUserPoolCommand,
  ListGroupsCommand,
  ListUsersCommand,
  ListUsersInGroupCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import type { Group } from '../../../shared/domain/group.ts'
import type { User } from '../../../shared/domain/user.ts'
import { toGroup, toUser } from '../cognito/mapping.ts'
import type { PacedCalls } from './paced-calls.ts'

/** The largest page that Cognito gives. */
const pageSize = 60

export type Walk = {
  readonly client: CognitoIdentityProviderClient
  readonly userPoolId: string
  readonly calls: PacedCalls
  readonly signal: AbortSignal
}

/** EstimatedNumberOfUsers, for the progress bar. */
export async function estimateUsers({ client, userPoolId, calls, signal }: Walk): Promise<number> {
  const output = await calls.make('UserPoolRead', () =>
    client.send(new DescribeUserPoolCommand({ UserPoolId: userPoolId }), { abortSignal: signal }),
  )
  return output.UserPool?.EstimatedNumberOfUsers ?? 0
}

/** Every user of the pool, a page at a time. A short or empty page with a token is not the end. */
export async function* walkUsers({ client, userPoolId, calls, signal }: Walk): AsyncGenerator<User[]> {
  let token: string | undefined
  do {
    const output = await calls.make('UserList', () =>
      client.send(new ListUsersCommand({ UserPoolId: userPoolId, Limit: pageSize, PaginationToken: token }), {
        abortSignal: signal,
      }),
    )
    token = next(token, output.PaginationToken)
    yield (output.Users ?? []).map(toUser)
  } while (token !== undefined)
}

/** Every group of the pool, a page at a time. */
export async function* walkGroups({ client, userPoolId, calls, signal }: Walk): AsyncGenerator<Group[]> {
  let token: string | undefined
  do {
    const output = await calls.make('UserPoolResourceRead', () =>
      client.send(new ListGroupsCommand({ UserPoolId: userPoolId, Limit: pageSize, NextToken: token }), {
        abortSignal: signal,
      }),
    )
    token = next(token, output.NextToken)
    yield (output.Groups ?? []).map(toGroup)
  } while (token !== undefined)
}

/** Every member of a group, a page at a time. Listing each user's groups instead would take a call a user. */
export async function* walkMembers(
  { client, userPoolId, calls, signal }: Walk,
  group: string,
): AsyncGenerator<User[]> {
  let token: string | undefined
  do {
    const output = await calls.make('UserList', () =>
      client.send(
        new ListUsersInGroupCommand({
          UserPoolId: userPoolId,
          GroupName: group,
          Limit: pageSize,
          NextToken: token,
        }),
        { abortSignal: signal },
      ),
    )
    token = next(token, output.NextToken)
    yield (output.Users ?? []).map(toUser)
  } while (token !== undefined)
}

/** The token of the following page. An emulator that ignores tokens gives the same one for ever: that is the end. */
function next(current: string | undefined, following: string | undefined): string | undefined {
  return following === current || following === '' ? undefined : following
}
