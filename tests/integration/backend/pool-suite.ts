import {
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminUpdateUserAttributesCommand,
  type CognitoIdentityProviderClient,
  ListUsersCommand,
  type UserType,
} from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FieldValues, Row } from '../../../shared/admin/row.ts'
import type { ConnectionId } from '../../../shared/domain/connection.ts'
import { type ConsoleUnderTest, fieldsOf } from './console-fixture.ts'

/** A pool that the suite runs on, with somebody else's way to the same pool. */
export type PoolUnderTest = {
  readonly console: ConsoleUnderTest
  readonly connection: ConnectionId
  readonly userPoolId: string
  /** Somebody else who changes the pool at the same time. */
  readonly somebody: CognitoIdentityProviderClient
  readonly close: () => Promise<void>
}

/** What a service may lack; what depends on it is then skipped, with the service's name. */
export type Feature =
  | 'AdminResetUserPassword'
  | 'AdminUserGlobalSignOut'
  | 'RESEND'
  | 'aliases'
  | 'GroupExistsException'
  | 'attribute removal by an empty value'
  | 'DeleteGroup takes memberships along'

/** The console's main job on a user pool, through every channel: the same for each service that speaks Cognito. */
export function poolSuite(
  service: string,
  open: () => Promise<PoolUnderTest>,
  lacks: readonly Feature[] = [],
): void {
  const needs = (feature: Feature) => (title: string, run: () => Promise<void>) =>
    test.skipIf(lacks.includes(feature))(`${title} (needs ${feature})`, run)

  describe(`the console on ${service}`, () => {
    let pool: PoolUnderTest
    let ui: ConsoleUnderTest
    beforeAll(async () => {
      pool = await open()
      ui = pool.console
      await ui.synced()
    })
    afterAll(async () => await pool.close())

    const users = () => ({ model: 'users' as const, connection: pool.connection })
    const groups = () => ({ model: 'groups' as const, connection: pool.connection })
    let names = 0
    const addUser = async (values: FieldValues = {}): Promise<Row> => {
      names += 1
      const username = `person${names}`
      return await ui.value('add', {
        ...users(),
        values: {
          username,
          email: `${username}@people.example`,
          email_verified: true,
          invitation: 'NONE',
          temporary_password: 'First-Pass-2026!',
          ...values,
        },
      })
    }
    const inCognito = async (sub: string): Promise<UserType | undefined> => {
      let token: string | undefined
      do {
        const output = await pool.somebody.send(
          new ListUsersCommand({
            UserPoolId: pool.userPoolId,
            Filter: `sub = "${sub}"`,
            PaginationToken: token,
          }),
        )
        if (output.Users?.[0] !== undefined) return output.Users[0]
        token = output.PaginationToken
      } while (token !== undefined)
      return undefined
    }
    const attribute = (user: UserType | undefined, name: string): string | undefined =>
      user?.Attributes?.find((candidate) => candidate.Name === name)?.Value
    const act = async (action: string, ids: string[], parameters: FieldValues = {}) =>
      await ui.value('action', { ...users(), action, selection: { kind: 'ids', ids }, parameters })
    const history = async (id: string): Promise<Row[]> =>
      await ui.rows('audit', { filters: [{ field: 'object_id', lookup: 'exact', value: id }] })

    test('describes the pool and merges its schema into the form', async () => {
      const described = await ui.value('pool', { connection: pool.connection })
      expect(described.id).toBe(pool.userPoolId)
      const admin = await ui.value('describe', users())
      expect(admin.fields.map((field) => field.name)).toContain('custom:department')
      expect(admin.fieldsets.map((fieldset) => fieldset.title)).toContain('Custom attributes')
    })

    test('adds a user without an invitation, who is in Cognito and in the list', async () => {
      const row = await addUser({})
      const user = await inCognito(row.id)
      expect(user?.Username).toBe(row.values.username)
      expect(user?.UserStatus).toBe('FORCE_CHANGE_PASSWORD')
      expect(attribute(user, 'email_verified')).toBe('true')
      const [found] = await ui.rows('users', { search: String(row.values.email) })
      expect(found).toMatchObject({ id: row.id, values: { status: 'FORCE_CHANGE_PASSWORD', enabled: true } })
      expect(row.values.created_at).not.toBeNull()
    })

    test('says at the field that a username is taken', async () => {
      const row = await addUser()
      const error = await ui.error('add', {
        ...users(),
        values: {
          username: String(row.values.username),
          email: 'another@people.example',
          invitation: 'NONE',
          temporary_password: 'First-Pass-2026!',
        },
      })
      expect(error.code).toBe('already_exists')
      expect(fieldsOf(error).username).toBeTruthy()
    })

    test('refuses what the pool would refuse, each at its field', async () => {
      const error = await ui.error('add', {
        ...users(),
        values: {
          username: 'has space',
          email: 'not-an-address',
          phone_number: '0151 123',
          invitation: 'PIGEON',
          temporary_password: 'short',
        },
      })
      expect(error.code).toBe('invalid_input')
      expect(Object.keys(fieldsOf(error)).sort()).toEqual([
        'email',
        'invitation',
        'phone_number',
        'temporary_password',
        'username',
      ])
      expect(await ui.rows('users', { search: 'has space' })).toEqual([])
    })

    test('changes attributes, numbers and verified marks as Cognito writes them', async () => {
      const row = await addUser({ email_verified: false })
      const changed = await ui.value('change', {
        ...users(),
        id: row.id,
        values: { given_name: 'Zoë', 'custom:employee_number': 4711, email_verified: true },
        previous: {
          given_name: row.values.given_name ?? null,
          'custom:employee_number': row.values['custom:employee_number'] ?? null,
          email_verified: row.values.email_verified ?? null,
        },
      })
      expect(changed.values).toMatchObject({
        given_name: 'Zoë',
        'custom:employee_number': 4711,
        email_verified: true,
      })
      const user = await inCognito(row.id)
      expect(attribute(user, 'custom:employee_number')).toBe('4711')
      expect(attribute(user, 'email_verified')).toBe('true')
    })

    needs('attribute removal by an empty value')('deletes an attribute that is emptied', async () => {
      const row = await addUser()
      const change = async (before: string | null, after: string | null) =>
        await ui.value('change', {
          ...users(),
          id: row.id,
          values: { nickname: after },
          previous: { nickname: before },
        })
      await change(null, 'Zed')
      expect((await change('Zed', '')).values.nickname).toBeNull()
      expect(attribute(await inCognito(row.id), 'nickname')).toBeUndefined()
    })

    test('refuses attributes that the schema does not have, and values that are too long', async () => {
      const row = await addUser()
      const error = await ui.error('change', {
        ...users(),
        id: row.id,
        values: { 'custom:shoe_size': '44', given_name: 'x'.repeat(2049), username: 'renamed', sub: 'x' },
        previous: { 'custom:shoe_size': null, given_name: null, username: 'x', sub: 'x' },
      })
      expect(error.code).toBe('invalid_input')
      expect(Object.keys(fieldsOf(error)).sort()).toEqual([
        'custom:shoe_size',
        'given_name',
        'sub',
        'username',
      ])
    })

    test('enables, disables and changes memberships in one save', async () => {
      await ui.value('add', { ...groups(), values: { name: 'crew', precedence: 7 } })
      await ui.value('add', { ...groups(), values: { name: 'deck' } })
      const row = await addUser()
      const changed = await ui.value('change', {
        ...users(),
        id: row.id,
        values: { enabled: false, groups: ['crew', 'deck'], family_name: 'Ahoy' },
        previous: { enabled: true, groups: [], family_name: null },
      })
      expect(changed.values).toMatchObject({
        enabled: false,
        groups: ['crew', 'deck'],
        family_name: 'Ahoy',
      })
      const back = await ui.value('change', {
        ...users(),
        id: row.id,
        values: { groups: ['deck'] },
        previous: { groups: ['deck', 'crew'] },
      })
      expect(back.values.groups).toEqual(['deck'])
      expect((await inCognito(row.id))?.Enabled).toBe(false)
      const crew = await ui.value('get', { ...groups(), id: 'crew', fresh: true })
      expect(crew.values).toMatchObject({ precedence: 7, members: 0 })
      const members = await ui.rows('users', {
        filters: [{ field: 'groups', lookup: 'exact', value: 'deck' }],
      })
      expect(members.map((member) => member.id)).toEqual([row.id])
    })

    test('tells the second of two saves what changed, and writes nothing of it', async () => {
      const row = await addUser()
      const save = (name: string, locale: string) =>
        ui.call('change', {
          ...users(),
          id: row.id,
          values: { family_name: name, locale },
          previous: { family_name: null, locale: null },
        })
      expect((await save('First', 'en-GB')).ok).toBe(true)
      const second = await save('Second', 'en-GB')
      expect(second).toMatchObject({ ok: false, error: { code: 'conflict' } })
      expect(second.ok ? {} : fieldsOf(second.error)).toEqual({
        family_name: expect.stringContaining('“First”'),
      })
      expect(attribute(await inCognito(row.id), 'family_name')).toBe('First')
    })

    test('sees what somebody else changed since the form was opened', async () => {
      const row = await addUser()
      await pool.somebody.send(
        new AdminUpdateUserAttributesCommand({
          UserPoolId: pool.userPoolId,
          Username: String(row.values.username),
          UserAttributes: [{ Name: 'nickname', Value: 'Theirs' }],
        }),
      )
      const error = await ui.error('change', {
        ...users(),
        id: row.id,
        values: { nickname: 'Ours' },
        previous: { nickname: null },
      })
      expect(error.code).toBe('conflict')
      // What nobody touched can still be saved, and the row is as fresh as the read was.
      const saved = await ui.value('change', {
        ...users(),
        id: row.id,
        values: { given_name: 'Kept' },
        previous: { given_name: null },
      })
      expect(saved.values).toMatchObject({ given_name: 'Kept', nickname: 'Theirs' })
    })

    test('says so when somebody else deleted the user, and takes the row out of the list', async () => {
      const row = await addUser()
      await pool.somebody.send(
        new AdminDeleteUserCommand({
          UserPoolId: pool.userPoolId,
          Username: String(row.values.username),
        }),
      )
      const error = await ui.error('change', {
        ...users(),
        id: row.id,
        values: { given_name: 'Too late' },
        previous: { given_name: null },
      })
      expect(error).toMatchObject({ code: 'not_found', retryable: false })
      expect(error.advice).toBeTruthy()
      expect(await ui.rows('users', { search: row.id })).toEqual([])
      expect((await ui.error('get', { ...users(), id: row.id, fresh: true })).code).toBe('not_found')
    })

    test('acts on a selection, and names those it could not be done to', async () => {
      const [one, two] = [await addUser(), await addUser()]
      expect(await act('disable', [one.id, two.id])).toEqual({ done: 2, failed: [], skipped: 0 })
      expect((await inCognito(two.id))?.Enabled).toBe(false)
      const again = await act('disable', [one.id, 'nobody'])
      expect(again.done).toBe(0)
      expect(again.failed.map(({ id, error }) => [id, error.code]).sort()).toEqual(
        [
          [one.id, 'refused_by_state'],
          ['nobody', 'not_found'],
        ].sort(),
      )
    })

    test('acts on everything a list would show', async () => {
      const rows = [await addUser(), await addUser(), await addUser()]
      await Promise.all(
        rows.map((row) =>
          pool.somebody.send(
            new AdminDisableUserCommand({
              UserPoolId: pool.userPoolId,
              Username: String(row.values.username),
            }),
          ),
        ),
      )
      for (const row of rows) await ui.value('get', { ...users(), id: row.id, fresh: true })
      const query = {
        search: '',
        ordering: [],
        filters: [{ field: 'enabled', lookup: 'exact' as const, value: '0' }],
        page: 1,
        all: false,
      }
      const { matching } = await ui.value('count', { ...users(), query })
      const outcome = await ui.value('action', {
        ...users(),
        action: 'enable',
        selection: { kind: 'query', query },
        parameters: {},
      })
      expect(outcome).toEqual({ done: matching, failed: [], skipped: 0 })
      expect((await ui.value('count', { ...users(), query })).matching).toBe(0)
      expect((await inCognito(rows[0]?.id ?? ''))?.Enabled).toBe(true)
    })

    test('sets passwords that meet the policy, and refuses others at the field', async () => {
      const row = await addUser()
      const { password } = await ui.value('generatePassword', { connection: pool.connection })
      expect(await act('set_permanent_password', [row.id], { password })).toMatchObject({ done: 1 })
      expect((await inCognito(row.id))?.UserStatus).toBe('CONFIRMED')
      expect(await act('set_temporary_password', [row.id], { password: `${password}x1A!` })).toMatchObject({
        done: 1,
      })
      const now = await ui.value('get', { ...users(), id: row.id, fresh: false })
      expect(now.values.status).toBe('FORCE_CHANGE_PASSWORD')
      const error = await ui.error('action', {
        ...users(),
        action: 'set_permanent_password',
        selection: { kind: 'ids', ids: [row.id] },
        parameters: { password: 'short' },
      })
      expect(error).toMatchObject({ code: 'invalid_input', fields: { password: expect.any(String) } })
      expect(JSON.stringify(await history(row.id))).not.toContain(password)
    })

    test('puts users into a group and takes them out', async () => {
      await ui.value('add', { ...groups(), values: { name: 'night-shift', description: 'After ten' } })
      const row = await addUser()
      expect(await act('add_to_group', [row.id], { group: 'night-shift' })).toMatchObject({ done: 1 })
      expect((await ui.value('get', { ...groups(), id: 'night-shift', fresh: false })).values.members).toBe(1)
      expect(await act('remove_from_group', [row.id], { group: ['night-shift'] })).toMatchObject({ done: 1 })
      expect((await ui.value('get', { ...users(), id: row.id, fresh: true })).values.groups).toEqual([])
      const missing = await act('add_to_group', [row.id], { group: 'no-such-group' })
      expect(missing.failed[0]?.error).toMatchObject({
        code: 'invalid_input',
        exception: 'ResourceNotFoundException',
        fields: { group: expect.any(String) },
      })
    })

    needs('AdminResetUserPassword')('sends a reset code where the state allows it', async () => {
      const row = await addUser()
      const refused = await act('send_reset_code', [row.id])
      expect(refused.failed[0]?.error).toMatchObject({
        code: 'refused_by_state',
        message: expect.stringContaining('temporary password'),
      })
      await act('set_permanent_password', [row.id], { password: 'Chosen-Pass-2026!' })
      expect(await act('send_reset_code', [row.id])).toMatchObject({ done: 1 })
      expect((await inCognito(row.id))?.UserStatus).toBe('RESET_REQUIRED')
    })

    needs('AdminUserGlobalSignOut')('signs a user out everywhere', async () => {
      const row = await addUser()
      expect(await act('sign_out_everywhere', [row.id])).toEqual({ done: 1, failed: [], skipped: 0 })
    })

    needs('RESEND')('invites again', async () => {
      const row = await addUser()
      expect(await act('resend_invitation', [row.id], { delivery: 'EMAIL' })).toMatchObject({ done: 1 })
      const wrong = await ui.error('action', {
        ...users(),
        action: 'resend_invitation',
        selection: { kind: 'ids', ids: [row.id] },
        parameters: { delivery: 'PIGEON' },
      })
      expect(fieldsOf(wrong).delivery).toBeTruthy()
    })

    test('offers no sign-up confirmation to a user who signed in with a temporary password', async () => {
      const row = await addUser()
      const outcome = await act('confirm_sign_up', [row.id])
      expect(outcome.failed[0]?.error).toMatchObject({ code: 'refused_by_state' })
    })

    needs('aliases')('says at the field that an e-mail address is another user’s', async () => {
      const first = await addUser()
      const second = await addUser()
      const error = await ui.error('change', {
        ...users(),
        id: second.id,
        values: { email: first.values.email ?? null, email_verified: true },
        previous: { email: second.values.email ?? null, email_verified: true },
      })
      expect(error).toMatchObject({ code: 'already_exists', exception: 'AliasExistsException' })
      expect(fieldsOf(error).email).toBeTruthy()
    })

    test('adds, changes and deletes a group', async () => {
      const added = await ui.value('add', {
        ...groups(),
        values: { name: 'temporary', description: 'For now', precedence: '3' },
      })
      expect(added).toMatchObject({ id: 'temporary', values: { description: 'For now', precedence: 3 } })
      const changed = await ui.value('change', {
        ...groups(),
        id: 'temporary',
        values: { description: 'For later' },
        previous: { description: 'For now' },
      })
      expect(changed.values).toMatchObject({ description: 'For later', precedence: 3 })
      const stale = await ui.error('change', {
        ...groups(),
        id: 'temporary',
        values: { description: 'Never' },
        previous: { description: 'For now' },
      })
      expect(stale).toMatchObject({
        code: 'conflict',
        fields: { description: expect.stringContaining('For later') },
      })
      const clearing = await ui.error('change', {
        ...groups(),
        id: 'temporary',
        values: { precedence: null },
        previous: { precedence: 3 },
      })
      expect(fieldsOf(clearing).precedence).toContain('cannot')
      const selection = { kind: 'ids' as const, ids: ['temporary'] }
      expect(await ui.value('delete', { ...groups(), selection })).toEqual({
        done: 1,
        failed: [],
        skipped: 0,
      })
      expect((await ui.value('delete', { ...groups(), selection })).failed[0]?.error.code).toBe('not_found')
    })

    needs('GroupExistsException')('says at the field that a group’s name is taken', async () => {
      await ui.value('add', { ...groups(), values: { name: 'taken' } })
      const error = await ui.error('add', { ...groups(), values: { name: 'taken' } })
      expect(error).toMatchObject({ code: 'already_exists', exception: 'GroupExistsException' })
      expect(fieldsOf(error).name).toBeTruthy()
    })

    needs('DeleteGroup takes memberships along')('takes a deleted group from its members', async () => {
      await ui.value('add', { ...groups(), values: { name: 'doomed' } })
      const row = await addUser()
      await act('add_to_group', [row.id], { group: 'doomed' })
      await ui.value('delete', { ...groups(), selection: { kind: 'ids', ids: ['doomed'] } })
      for (const fresh of [false, true]) {
        expect((await ui.value('get', { ...users(), id: row.id, fresh })).values.groups).toEqual([])
      }
    })

    test('deletes users, and names those that were gone already', async () => {
      const [one, two] = [await addUser(), await addUser()]
      await pool.somebody.send(
        new AdminDeleteUserCommand({ UserPoolId: pool.userPoolId, Username: String(two.values.username) }),
      )
      const outcome = await ui.value('delete', {
        ...users(),
        selection: { kind: 'ids', ids: [one.id, two.id] },
      })
      expect(outcome.done).toBe(1)
      expect(outcome.failed).toMatchObject([{ id: two.id, error: { code: 'not_found' } }])
      expect(await inCognito(one.id)).toBeUndefined()
      expect(await ui.rows('users', { search: one.id })).toEqual([])
      expect(await ui.rows('users', { search: two.id })).toEqual([])
    })

    test('writes down who did what, with the values before and after', async () => {
      const row = await addUser({ email_verified: false })
      await ui.value('change', {
        ...users(),
        id: row.id,
        values: { nickname: 'Nick' },
        previous: { nickname: null },
      })
      await act('disable', [row.id])
      await ui.value('delete', { ...users(), selection: { kind: 'ids', ids: [row.id] } })
      const entries = await history(row.id)
      expect(entries.map((entry) => [entry.values.action, entry.values.outcome])).toEqual([
        ['delete', 'done'],
        ['disable', 'done'],
        ['change', 'done'],
        ['add', 'done'],
      ])
      expect(entries[2]?.values).toMatchObject({
        object_label: row.label,
        connection: pool.connection,
        model: 'users',
        changes: [{ field: 'nickname', before: null, after: 'Nick' }],
      })
      expect(entries[1]?.values.changes).toContainEqual({ field: 'enabled', before: 'true', after: 'false' })
      expect(JSON.stringify(entries)).not.toContain('First-Pass-2026!')
    })

    test('finds the same users after the cache is filled again', async () => {
      const row = await addUser({ email_verified: false })
      await ui.value('startSync', { connection: pool.connection })
      await ui.synced()
      const [found] = await ui.rows('users', { search: String(row.values.username) })
      expect(found?.values).toMatchObject({ email: row.values.email, status: 'FORCE_CHANGE_PASSWORD' })
      const session = await ui.value('session', {})
      expect(session.connection?.sync).toMatchObject({ phase: 'complete', error: null })
    })
  })
}
