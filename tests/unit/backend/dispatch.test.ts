import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { toAppError } from '../../../electron/backend/cognito/errors.ts'
import { routeOf } from '../../../electron/backend/dispatch.ts'
import { createInFlight } from '../../../electron/backend/in-flight.ts'
import type { Operator } from '../../../shared/access.ts'
import type { AppError } from '../../../shared/result.ts'

const superuser: Operator = { id: '1', username: 'root', isActive: true, isSuperuser: true, permissions: [] }
const support: Operator = { ...superuser, isSuperuser: false, permissions: ['users.view'] }
const callOf = (operator: Operator) => ({
  callId: 'c',
  caller: { id: 'w' },
  operator,
  secrets: [],
  signal: new AbortController().signal,
})

const input = z.strictObject({ name: z.string() })
const output = z.strictObject({ greeting: z.string() })

async function errorOf(work: Promise<unknown>): Promise<AppError> {
  return await work.then(
    (value) => {
      throw new Error(`It answered ${JSON.stringify(value)}.`)
    },
    (thrown: unknown) => toAppError(thrown),
  )
}

describe('the way of a call', () => {
  let handled = 0
  const route = routeOf('greet', { input, output, permission: () => 'users.view' }, async ({ name }) => {
    handled += 1
    return { greeting: `Hello ${name}` }
  })

  test('good input, permission, good output', async () => {
    expect(await route({ name: 'Jane' }, callOf(support))).toEqual({ greeting: 'Hello Jane' })
  })

  test('bad input reaches no handler', async () => {
    handled = 0
    for (const payload of [undefined, null, {}, { name: 1 }, { name: 'x', more: 1 }, [], 'x']) {
      expect(await errorOf(route(payload, callOf(superuser)))).toMatchObject({ code: 'invalid_input' })
    }
    expect(handled).toBe(0)
  })

  test('without the permission no handler is reached', async () => {
    handled = 0
    const error = await errorOf(route({ name: 'x' }, callOf({ ...support, permissions: ['groups.view'] })))
    expect(error).toMatchObject({ code: 'not_permitted', message: expect.stringContaining('users.view') })
    expect(handled).toBe(0)
  })

  test('a channel that names no permission is refused to everybody', async () => {
    const unnamed = routeOf('unnamed', { input, output }, async () => ({ greeting: 'Hello' }))
    expect(await errorOf(unnamed({ name: 'x' }, callOf(superuser)))).toMatchObject({ code: 'not_permitted' })
  })

  test('an answer that breaks the contract is not passed on', async () => {
    const leaky = z.strictObject({ greeting: z.string() })
    const broken = routeOf('leak', { input, output: leaky, permission: () => 'users.view' }, async () =>
      Object.assign({ greeting: 'Hello' }, { secret: 'canary' }),
    )
    const error = await errorOf(broken({ name: 'x' }, callOf(superuser)))
    expect(error.code).toBe('unexpected')
    expect(JSON.stringify(error)).not.toContain('canary')
  })
})

describe('calls under way', () => {
  test('belong to their caller', () => {
    const inFlight = createInFlight()
    const mine = inFlight.begin({ id: 'mine' }, '1')
    const yours = inFlight.begin({ id: 'yours' }, '1')
    inFlight.cancel({ id: 'yours' }, '1')
    expect(mine?.signal.aborted).toBe(false)
    expect(yours?.signal.aborted).toBe(true)
  })

  test('have an id of their own until they end', () => {
    const inFlight = createInFlight()
    const caller = { id: 'w' }
    expect(inFlight.begin(caller, '1')).not.toBeNull()
    expect(inFlight.begin(caller, '1')).toBeNull()
    inFlight.end(caller, '1')
    expect(inFlight.begin(caller, '1')).not.toBeNull()
  })

  test('cancelling what is not there is no error', () => {
    const inFlight = createInFlight()
    inFlight.cancel({ id: 'w' }, 'never')
    inFlight.cancelAll()
  })
})
