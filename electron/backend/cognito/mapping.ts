import type { GroupType, UserPoolType, UserType } from '@aws-sdk/client-cognito-identity-provider'
import type { Group } from '../../../shared/domain/group.ts'
import { type Pool, type PoolAttribute, poolSchema } from '../../../shared/domain/pool.ts'
import { type User, userStatusSchema } from '../../../shared/domain/user.ts'

/** A user out of ListUsers' or AdminCreateUser's answer. */
export function toUser(user: UserType): User {
  const { sub, ...attributes } = Object.fromEntries(
    (user.Attributes ?? []).map(({ Name, Value }) => [Name ?? '', Value ?? '']),
  )
  const status = userStatusSchema.safeParse(user.UserStatus)
  return {
    sub: sub ?? user.Username ?? '',
    username: user.Username ?? '',
    status: status.success ? status.data : 'UNKNOWN',
    enabled: user.Enabled ?? true,
    created_at: toTime(user.UserCreateDate),
    updated_at: toTime(user.UserLastModifiedDate ?? user.UserCreateDate),
    attributes,
  }
}

/** A time as the store keeps it: ISO 8601 in UTC; the epoch where the service gave none. */
function toTime(date: Date | undefined): string {
  return (date ?? new Date(0)).toISOString()
}

/** A group out of any answer that carries one. */
export function toGroup(group: GroupType): Group {
  return {
    name: group.GroupName ?? '',
    description: group.Description ?? '',
    precedence: group.Precedence ?? null,
    role_arn: group.RoleArn ?? null,
    created_at: toTime(group.CreationDate),
    updated_at: toTime(group.LastModifiedDate ?? group.CreationDate),
  }
}

/** A pool out of DescribeUserPool's answer; what an emulator leaves out gets AWS's default. */
export function toPool(pool: UserPoolType): Pool {
  const policy = pool.Policies?.PasswordPolicy
  return poolSchema.parse({
    id: pool.Id ?? '',
    name: pool.Name ?? '',
    estimated_users: pool.EstimatedNumberOfUsers ?? 0,
    username_attributes: pool.UsernameAttributes ?? [],
    alias_attributes: pool.AliasAttributes ?? [],
    username_case_sensitive: pool.UsernameConfiguration?.CaseSensitive ?? true,
    password_policy: {
      minimum_length: policy?.MinimumLength ?? 8,
      require_uppercase: policy?.RequireUppercase ?? false,
      require_lowercase: policy?.RequireLowercase ?? false,
      require_numbers: policy?.RequireNumbers ?? false,
      require_symbols: policy?.RequireSymbols ?? false,
      temporary_password_validity_days: policy?.TemporaryPasswordValidityDays ?? 7,
    },
    attributes: (pool.SchemaAttributes ?? []).map(
      (attribute): PoolAttribute => ({
        name: attribute.Name ?? '',
        type: attribute.AttributeDataType ?? 'String',
        required: attribute.Required ?? false,
        mutable: attribute.Mutable ?? true,
        min_length: toNumber(attribute.StringAttributeConstraints?.MinLength),
        max_length: toNumber(attribute.StringAttributeConstraints?.MaxLength),
        min_value: toNumber(attribute.NumberAttributeConstraints?.MinValue),
        max_value: toNumber(attribute.NumberAttributeConstraints?.MaxValue),
      }),
    ),
  })
}

/** Cognito gives bounds as strings. */
function toNumber(bound: string | undefined): number | null {
  const number = Number(bound)
  return bound === undefined || bound === '' || !Number.isFinite(number) ? null : number
}
