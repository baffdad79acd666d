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
import { wholePool } from './partition.ts'

/** The largest page that Cognito gives. */
const pageSize = 60

export type Walk = {
  readonly client: CognitoIdentityProviderClient
  readonly userPoolId: string
  readonly calls: PacedCalls
  readonly signal: AbortSignal
}

/** A page, and the token of the next; null: there is none. A short or empty page with a token is not the end. */
export type Page<Item> = { readonly items: readonly Item[]; readonly next: string | null }

/** EstimatedNumberOfUsers, for the progress bar. */
export async function estimateUsers({ client, userPoolId, calls, signal }: Walk): Promise<number> {
  const output = await calls.make('UserPoolRead', signal, () =>
    client.send(new DescribeUserPoolCommand({ UserPoolId: userPoolId }), { abortSignal: signal }),
  )
  return output.UserPool?.EstimatedNumberOfUsers ?? 0
}

/** One page of the users whose sub begins with the prefix. */
export async function readUsers(
  { client, userPoolId, calls, signal }: Walk,
  prefix: string,
  token: string | null,
): Promise<Page<User>> {
  const output = await calls.make('UserList', signal, () =>
    client.send(
      new ListUsersCommand({
        UserPoolId: userPoolId,
        Limit: pageSize,
        PaginationToken: token ?? undefined,
        ...(prefix === wholePool ? {} : { Filter: `sub ^= "${prefix}"` }),
      }),
      { abortSignal: signal },
    ),
  )
  return { items: (output.Users ?? []).map(toUser), next: following(token, output.PaginationToken) }
}

/** Every group of the pool, a page at a time. */
export async function* walkGroups({ client, userPoolId, calls, signal }: Walk): AsyncGenerator<Group[]> {
  let token: string | null = null
  do {
    const asked: string | null = token
    const output = await calls.make('UserPoolResourceRead', signal, () =>
      client.send(
        new ListGroupsCommand({ UserPoolId: userPoolId, Limit: pageSize, NextToken: asked ?? undefined }),
        { abortSignal: signal },
      ),
    )
    token = following(asked, output.NextToken)
    yield (output.Groups ?? []).map(toGroup)
  } while (token !== null)
}

/** One page of a group's members. Listing each user's groups instead would take a call a user. */
export async function readMembers(
  { client, userPoolId, calls, signal }: Walk,
  group: string,
  token: string | null,
): Promise<Page<User>> {
  const output = await calls.make('UserList', signal, () =>
    client.send(
      new ListUsersInGroupCommand({
        UserPoolId: userPoolId,
        GroupName: group,
        Limit: pageSize,
        NextToken: token ?? undefined,
      }),
      { abortSignal: signal },
    ),
  )
  return { items: (output.Users ?? []).map(toUser), next: following(token, output.NextToken) }
}

/** The token of the following page. An emulator that ignores tokens gives the same one for ever: that is the end. */
function following(current: string | null, next: string | undefined): string | null {
  return next === undefined || next === current || next === '' ? null : next
}
