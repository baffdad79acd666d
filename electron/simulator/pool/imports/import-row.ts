import { ServiceException } from '../../protocol/exceptions.ts'
import { type Random, randomUuid } from '../../random.ts'
import { hashProblem, type PasswordHashingAlgorithm } from '../passwords/password-hash.ts'
import { needsNoPassword } from '../passwords/passwordless.ts'
import type { Pool } from '../pool.ts'
import { claimUsername, refuseTakenAliases } from '../users/aliases.ts'
import { newAttributes, requireAttributes } from '../users/attributes.ts'
import type { User } from '../users/user.ts'
import { mfaColumn, passwordHashColumn, usernameColumn } from './csv-header.ts'
import type { FileRow } from './import-file.ts'
import type { RowResult } from './import-log.ts'

const longestRow = 16_000
const dateForm = /^(\d{2})\/(\d{2})\/(\d{4})$/
const ownColumns: readonly string[] = [usernameColumn, mfaColumn, passwordHashColumn]

const succeeded: RowResult = { outcome: 'SUCCEEDED', reason: 'The import succeeded.' }
const skipped: RowResult = { outcome: 'SKIPPED', reason: 'The user already exists.' }
const unverified = failed(
  'The User Record does not set any of the auto verified attributes to true. (Example: email_verified to true).',
)

type Values = ReadonlyMap<string, string>

export type RowContext = {
  readonly pool: Pool
  readonly columns: readonly string[]
  /** What the passwords are hashed with; undefined in a job without passwords. */
  readonly algorithm: PasswordHashingAlgorithm | undefined
  readonly random: Random
  /** Milliseconds since the epoch. */
  readonly now: number
}

/**
 * Puts a row's user into the pool, if it can. Nobody gets a message. The wording of failures other than that of
 * unverified users is not confirmed, nor is the order in which the service looks for them.
 */
export function importRow(row: FileRow, context: RowContext): RowResult {
  const { pool, columns, algorithm } = context
  if (row.length > longestRow) return failed(`The row is longer than ${longestRow} characters.`)
  if (row.values.length !== columns.length) return failed('The row does not match the header.')
  const values: Values = new Map(columns.map((column, index) => [column, row.values[index] ?? '']))
  const hash = algorithm === undefined ? '' : (values.get(passwordHashColumn) ?? '')
  const problem =
    usernameProblem(values) ??
    verificationProblem(pool, values) ??
    birthdateProblem(values) ??
    mfaProblem(pool, values) ??
    (algorithm === undefined || hash === '' ? undefined : failedIf(hashProblem(algorithm, hash)))
  if (problem !== undefined) return problem
  try {
    pool.users.insert(newUser(values, hash !== '', context))
    return succeeded
  } catch (error) {
    if (!(error instanceof ServiceException)) throw error
    return error.name === 'UsernameExistsException' ? skipped : failed(error.message.trim())
  }
}

/** Throws what SignUp and AdminCreateUser throw for such a user. */
function newUser(values: Values, hasPassword: boolean, { pool, random, now }: RowContext): User {
  const sub = randomUuid(random)
  const claimed = claimUsername(pool, values.get(usernameColumn) ?? '', sub)
  const given = [...values]
    .filter(([column, value]) => value !== '' && !ownColumns.includes(column))
    .map(([Name, value]) => ({ Name, Value: stored(Name, value) }))
  const attributes = { ...newAttributes(pool.settings, given), ...claimed.attributes }
  requireAttributes(pool.settings.schema, attributes)
  const user: User = {
    sub,
    username: claimed.username,
    attributes,
    status: hasPassword || needsNoPassword(pool.settings, attributes) ? 'CONFIRMED' : 'RESET_REQUIRED',
    enabled: true,
    createdAt: now,
    modifiedAt: now,
    ...(isTrue(values.get(mfaColumn)) && attributes.phone_number !== undefined ? { mfa: ['SMS_MFA'] } : {}),
  }
  refuseTakenAliases(pool, user)
  return user
}

/** Files have the month of a date first. */
function stored(attribute: string, value: string): string {
  return attribute === 'birthdate' ? value.replace(dateForm, '$3-$1-$2') : value
}

function usernameProblem(values: Values): RowResult | undefined {
  const username = values.get(usernameColumn) ?? ''
  if (username === '') return failed(`The User Record does not set ${usernameColumn}.`)
  return /[ \t]/.test(username) ? failed('The username contains spaces or tabs.') : undefined
}

function verificationProblem({ settings }: Pool, values: Values): RowResult | undefined {
  const verified = settings.autoVerifiedAttributes.some((name) => isTrue(values.get(`${name}_verified`)))
  return verified ? undefined : unverified
}

function birthdateProblem(values: Values): RowResult | undefined {
  const birthdate = values.get('birthdate') ?? ''
  return birthdate === '' || dateForm.test(birthdate) ? undefined : failed('The birthdate is not mm/dd/yyyy.')
}

/** Empty is whatever the pool asks for. */
function mfaProblem({ settings }: Pool, values: Values): RowResult | undefined {
  const given = (values.get(mfaColumn) ?? '').toLowerCase()
  const allowed = { ON: ['', 'true'], OFF: ['', 'false'], OPTIONAL: ['', 'true', 'false'] }[settings.mfa]
  return allowed.includes(given)
    ? undefined
    : failed(`The value of ${mfaColumn} does not correspond to the MFA configuration of the user pool.`)
}

function isTrue(value: string | undefined): boolean {
  return value?.toLowerCase() === 'true'
}

function failedIf(reason: string | undefined): RowResult | undefined {
  return reason === undefined ? undefined : failed(reason)
}

function failed(reason: string): RowResult {
  return { outcome: 'FAILED', reason }
}
