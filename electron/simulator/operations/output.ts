import type { Group } from '../pool/groups/group-table.ts'
import type { Pool } from '../pool/pool.ts'
import type { User } from '../pool/users/user.ts'

/** Seconds since the epoch, as the JSON protocol writes times. */
export function timestamp(milliseconds: number): number {
  return milliseconds / 1000
}

/** A user's attributes as name-value pairs, `sub` first. */
export function attributeList(user: User): { Name: string; Value: string }[] {
  const stored = Object.entries(user.attributes).map(([Name, Value]) => ({ Name, Value }))
  return [{ Name: 'sub', Value: user.sub }, ...stored]
}

/** The API's UserType: a user in a list or fresh from creation. */
export function userType(user: User): object {
  return {
    Username: user.username,
    Attributes: attributeList(user),
    UserCreateDate: timestamp(user.createdAt),
    UserLastModifiedDate: timestamp(user.modifiedAt),
    Enabled: user.enabled,
    UserStatus: user.status,
  }
}

/** The API's GroupType. */
export function groupType(pool: Pool, group: Group): object {
  return {
    GroupName: group.name,
    UserPoolId: pool.id,
    Description: group.description,
    RoleArn: group.roleArn,
    Precedence: group.precedence,
    CreationDate: timestamp(group.createdAt),
    LastModifiedDate: timestamp(group.modifiedAt),
  }
}
