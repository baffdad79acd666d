import {
  AdminCreateUserCommand,
  type AdminCreateUserCommandInput,
  CreateGroupCommand,
  ListUsersCommand,
  type ListUsersCommandInput,
  type UserType,
} from '@aws-sdk/client-cognito-identity-provider'
import type { FidelityPool } from '../rule.ts'

type Pool = Pick<FidelityPool, 'client' | 'UserPoolId'>

/** Makes a user and sends no message. */
export async function createUser(
  { client, UserPoolId }: Pool,
  Username: string,
  attributes: Readonly<Record<string, string>> = {},
  more: Partial<AdminCreateUserCommandInput> = {},
): Promise<UserType> {
  const UserAttributes = Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }))
  const { User } = await client.send(
    new AdminCreateUserCommand({ UserPoolId, Username, UserAttributes, MessageAction: 'SUPPRESS', ...more }),
  )
  if (User === undefined) throw new Error('AdminCreateUser answered without a user.')
  return User
}

/** Makes users `user-000`, `user-001` and so on, and gives their names. */
export async function createUsers(pool: Pool, count: number): Promise<string[]> {
  const names = numbered('user', count)
  for (const name of names) await createUser(pool, name)
  return names
}

/** Makes groups `group-000`, `group-001` and so on, and gives their names. */
export async function createGroups(pool: Pool, count: number): Promise<string[]> {
  const { client, UserPoolId } = pool
  const names = numbered('group', count)
  for (const GroupName of names) await client.send(new CreateGroupCommand({ UserPoolId, GroupName }))
  return names
}

/** One page of ListUsers. */
export function listUsers({ client, UserPoolId }: Pool, input: Partial<ListUsersCommandInput> = {}) {
  return client.send(new ListUsersCommand({ UserPoolId, ...input }))
}

/** The names of all users that ListUsers gives, in no order. A listing that does not end is an error. */
export async function listedNames(pool: Pool, input: Partial<ListUsersCommandInput> = {}): Promise<string[]> {
  const names: string[] = []
  let token: string | undefined
  for (let page = 0; page < 1000; page += 1) {
    const answer = await listUsers(pool, { ...input, PaginationToken: token })
    names.push(...(answer.Users ?? []).map(({ Username = '' }) => Username))
    token = answer.PaginationToken
    if (token === undefined) return names.sort()
  }
  throw new Error('The listing does not end.')
}

export function attributeOf(user: UserType | undefined, name: string): string | undefined {
  return user?.Attributes?.find(({ Name }) => Name === name)?.Value
}

function numbered(what: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${what}-${String(index).padStart(3, '0')}`)
}
