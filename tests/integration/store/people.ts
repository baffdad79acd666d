import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Group } from '../../../shared/domain/group.ts'
import type { User } from '../../../shared/domain/user.ts'
import { generatedGroups, generatedMemberships, generatedUser } from '../../bench/generate-users.ts'

/** The store's worker, run from its source. */
export const storeWorker = new URL('../../../electron/backend/store/worker.ts', import.meta.url)

/** A folder that is gone when the test is. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'poolkeeper-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A user of a test; what does not matter to it is filled in. */
export function person(username: string, details: Partial<User> = {}): User {
  return {
    sub: `sub-${username}`,
    username,
    status: 'CONFIRMED',
    enabled: true,
    created_at: '2026-01-01T00:00:00.000Z',
    updated_at: '2026-01-01T00:00:00.000Z',
    attributes: { email: `${username}@example.com` },
    ...details,
  }
}

export function groupNamed(name: string, details: Partial<Group> = {}): Group {
  return {
    name,
    description: '',
    precedence: null,
    role_arn: null,
    created_at: '2026-01-01T00:00:00.000Z',
    updated_at: '2026-01-01T00:00:00.000Z',
    ...details,
  }
}

/** A user and the groups the user is in. */
export type Member = { readonly user: User; readonly groups: readonly string[] }

/** Generated users, some of them without an e-mail address and some with awkward values. */
export function population(size: number): Member[] {
  return Array.from({ length: size }, (_, number) => {
    const user = generatedUser(number)
    const { email = '', ...others } = user.attributes
    const attributes: Record<string, string> = number % 11 === 0 ? others : { ...others, email }
    if (number % 97 === 0) attributes.nickname = awkward[(number / 97) % awkward.length] ?? ''
    return { user: { ...user, attributes }, groups: generatedMemberships(number) }
  })
}

export const populationGroups = generatedGroups.map((name) => groupNamed(name))

const awkward = [
  '100% sure',
  'under_score',
  'back\\slash',
  'quote " inside',
  "O'Brien",
  '日本',
  '😀 smile',
  'ß',
  '<b>bold</b>',
  'line\nbreak',
  '\u202Eevil',
  'a*b',
  'x AND y',
  '-1',
  '99999999',
]
