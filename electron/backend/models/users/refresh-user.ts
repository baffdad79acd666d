import type { ModelAdmin } from '../../../../shared/admin/model-admin.ts'
import type { Row } from '../../../../shared/admin/row.ts'
import type { User, UserStatus } from '../../../../shared/domain/user.ts'
import { toAppError } from '../../cognito/errors.ts'
import { systemClock } from '../../cognito/quota.ts'
import { findUserBySub, listGroupsOfUser } from '../../cognito/users.ts'
import { announce, type PoolModelParts } from '../pool-model.ts'
import { notThere } from '../read-only.ts'

/** What was just written, and so must be there in a read that is not too old. */
export type Written = {
  readonly attributes?: Readonly<Record<string, string>>
  readonly enabled?: boolean
  readonly status?: UserStatus
}

/** Milliseconds before each further look at a list that does not show a write yet. */
const lookAgainAfter = [100, 300, 900]

/**
 * Reads a user from Cognito into the cache and gives the row. A user who is gone is taken out of the cache,
 * and it rejects with not_found.
 *
 * @param written what was just written: ListUsers is eventually consistent and can be older than the write
 */
export async function refreshUser(
  parts: PoolModelParts,
  admin: ModelAdmin,
  sub: string,
  options: { readonly written?: Written; readonly memberships: boolean },
  signal?: AbortSignal,
): Promise<Row> {
  const { cache, cognito } = parts.open
  const user = await readUser(parts, sub, options.written ?? {}, signal)
  if (user === null) {
    await cache.removeUser(sub)
    announce(parts, 'users', [sub])
    announce(parts, 'departed_users', null)
    throw notThere(admin, sub)
  }
  await cache.putUsers([user])
  if (options.memberships) {
    const groups = await listGroupsOfUser(cognito, user.username, signal)
    await cache.putGroups(groups)
    const names = groups.map((group) => group.name)
    const known = (await cache.user(sub))?.groups ?? []
    for (const group of names.filter((name) => !known.includes(name))) {
      await cache.setMembership(sub, group, true)
    }
    for (const group of known.filter((name) => !names.includes(name))) {
      await cache.setMembership(sub, group, false)
    }
  }
  return await cachedRow(parts, admin, sub)
}

/**
 * Reads a user again after a write. When that cannot be done, the write stands all the same: it is put on top
 * of what the cache had. null: the user is gone.
 */
export async function refreshAfterWrite(
  parts: PoolModelParts,
  admin: ModelAdmin,
  sub: string,
  options: { readonly written: Written; readonly memberships: boolean },
): Promise<Row | null> {
  try {
    return await refreshUser(parts, admin, sub, options)
  } catch (thrown) {
    const cached = await parts.open.cache.user(sub)
    if (toAppError(thrown).code === 'not_found' || cached === null) return null
    await parts.open.cache.putUsers([withWritten(cached, options.written)])
    return await cachedRow(parts, admin, sub)
  }
}

/** The user's row as the cache has it. */
export async function cachedRow(parts: PoolModelParts, admin: ModelAdmin, sub: string): Promise<Row> {
  const row = await parts.open.cache.get(admin, sub)
  if (row === null) throw notThere(admin, sub)
  announce(parts, 'users', [sub])
  return row
}

async function readUser(
  parts: PoolModelParts,
  sub: string,
  written: Written,
  signal: AbortSignal | undefined,
): Promise<User | null> {
  let user = await findUserBySub(parts.open.cognito, sub, signal)
  for (const milliseconds of lookAgainAfter) {
    if (user === null || shows(user, written)) return user
    await systemClock.wait(milliseconds, signal)
    user = await findUserBySub(parts.open.cognito, sub, signal)
  }
  return user === null || shows(user, written) ? user : withWritten(user, written)
}

function shows(user: User, written: Written): boolean {
  if (written.enabled !== undefined && user.enabled !== written.enabled) return false
  if (written.status !== undefined && user.status !== written.status) return false
  return Object.entries(written.attributes ?? {}).every(
    ([name, value]) => (user.attributes[name] ?? '') === value,
  )
}

function withWritten(user: User, written: Written): User {
  const attributes = { ...user.attributes, ...written.attributes }
  return {
    ...user,
    enabled: written.enabled ?? user.enabled,
    status: written.status ?? user.status,
    attributes: Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== '')),
  }
}
