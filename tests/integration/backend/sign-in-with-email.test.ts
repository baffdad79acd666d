import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSimulator } from '../../../electron/simulator/index.ts'
import { connectionIdSchema } from '../../../shared/domain/connection.ts'
import { type ConsoleUnderTest, fieldsOf, startConsole } from './console-fixture.ts'

describe('a pool whose users sign in with their e-mail address', () => {
  const users = { model: 'users', connection: connectionIdSchema.parse('demo') } as const
  const invitation = { invitation: 'NONE', temporary_password: 'First-Pass-2026!' }
  let ui: ConsoleUnderTest

  beforeAll(async () => {
    const simulator = createSimulator({
      seed: 2,
      settings: { usernameAttributes: ['email'], aliasAttributes: [] },
    })
    ui = await startConsole({ openDemoPool: async () => simulator })
    await ui.synced()
  })
  afterAll(async () => await ui.close())

  test('the address given as username is the e-mail address, and Cognito makes the username up', async () => {
    const row = await ui.value('add', {
      ...users,
      values: { username: 'jane@people.example', ...invitation },
    })
    expect(row.values).toMatchObject({ email: 'jane@people.example', username: row.id })
    // Nobody knows a made-up username: the row is called by the address.
    expect(row.label).toBe('jane@people.example')
  })

  test('the same address is taken, and it says so at the username', async () => {
    const values = { username: 'twice@people.example', ...invitation }
    await ui.value('add', { ...users, values })
    const error = await ui.error('add', { ...users, values })
    expect(error).toMatchObject({ code: 'already_exists', exception: 'UsernameExistsException' })
    expect(fieldsOf(error).username).toBeTruthy()
  })

  test('a username that is no address, or another one than the e-mail field’s, is refused', async () => {
    const other = { username: 'one@people.example', email: 'two@people.example', ...invitation }
    expect(fieldsOf(await ui.error('add', { ...users, values: other })).username).toContain('same in both')
    const name = { username: 'jane', ...invitation }
    expect(Object.keys(fieldsOf(await ui.error('add', { ...users, values: name })))).toContain('email')
  })

  test('such a user can be changed, acted on and deleted', async () => {
    const row = await ui.value('add', {
      ...users,
      values: { username: 'busy@people.example', ...invitation },
    })
    const changed = await ui.value('change', {
      ...users,
      id: row.id,
      values: { given_name: 'Busy', enabled: false },
      previous: { given_name: null, enabled: true },
    })
    expect(changed.values).toMatchObject({ given_name: 'Busy', enabled: false })
    const selection = { kind: 'ids' as const, ids: [row.id] }
    const enabled = await ui.value('action', { ...users, action: 'enable', selection, parameters: {} })
    expect(enabled).toEqual({ done: 1, failed: [], skipped: 0 })
    expect(await ui.value('delete', { ...users, selection })).toEqual({ done: 1, failed: [], skipped: 0 })
  })
})
