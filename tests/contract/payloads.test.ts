import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createSimulator, type Simulator } from '../../electron/simulator/index.ts'
import { registry } from '../../shared/admin/registry.ts'
import { type ChannelName, channelNames } from '../../shared/channels.ts'
import { contract } from '../../shared/contract.ts'
import { connectionIdSchema } from '../../shared/domain/connection.ts'
import { appErrorSchema } from '../../shared/result.ts'
import { type ConsoleUnderTest, startConsole } from '../integration/backend/console-fixture.ts'

const badPayloadsPerChannel = 1000
const caller = { id: 'window' }
const connection = connectionIdSchema.parse('demo')
const query = { search: '', ordering: [], filters: [], page: 1, all: false }
const target = { model: 'users', connection }
const ids = { kind: 'ids', ids: ['someone'] }

/** A good input of each channel. */
const good: Record<ChannelName, unknown> = {
  session: {},
  openConnection: { id: connection },
  closeConnection: {},
  testConnection: { id: null, values: { credential_source: 'demo' } },
  awsProfiles: {},
  pool: { connection },
  describe: target,
  list: { ...target, query },
  count: { ...target, query },
  facets: { ...target, query, counts: true },
  get: { ...target, id: 'someone', fresh: false },
  add: { ...target, values: {} },
  change: { ...target, id: 'someone', values: {}, previous: {} },
  delete: { ...target, selection: ids },
  action: { ...target, action: 'enable', selection: ids, parameters: {} },
  startSync: { connection },
  cancelSync: { connection },
  generatePassword: { connection },
  copySecret: { text: 'x' },
  openLink: { url: 'https://example.com/' },
  cancel: { callId: 'x' },
}

/** What hostile or broken windows send: any JSON, and what structured cloning lets through beside it. */
const anything = fc.oneof(
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withNullPrototype: true }),
  fc.constantFrom<unknown>(
    JSON.parse('{"__proto__":{"polluted":true}}'),
    JSON.parse('{"constructor":{"prototype":{"polluted":true}}}'),
    { toString: null, valueOf: null },
    'x'.repeat(100_000),
    Array.from({ length: 10_000 }, () => 'x'),
    Number.NaN,
    new Uint8Array(1000),
    Symbol('x'),
    () => 'x',
  ),
)

/** A good input with one thing wrong: a field of another type, missing, or one too many. */
function spoilt(input: unknown): fc.Arbitrary<unknown> {
  const fields = Object.entries(typeof input === 'object' && input !== null ? input : {})
  const withOneMore = fc
    .tuple(fc.string(), anything)
    .map(([name, value]) => ({ ...Object.fromEntries(fields), [`${name} `]: value }))
  if (fields.length === 0) return fc.oneof(anything, withOneMore)
  const index = fc.nat({ max: fields.length - 1 })
  const without = index.map((missing) => Object.fromEntries(fields.filter((_field, at) => at !== missing)))
  const replaced = fc
    .tuple(index, anything)
    .map(([at, value]) =>
      Object.fromEntries(fields.map(([name, kept], position) => [name, position === at ? value : kept])),
    )
  return fc.oneof(anything, withOneMore, without, replaced)
}

let simulator: Simulator
let ui: ConsoleUnderTest
const uncaught: unknown[] = []
const remember = (error: unknown): void => {
  uncaught.push(error)
}

beforeAll(async () => {
  process.on('uncaughtException', remember)
  process.on('unhandledRejection', remember)
  simulator = createSimulator({ seed: 9, users: 20 })
  ui = await startConsole({ openDemoPool: async () => simulator })
  await ui.synced()
})
afterAll(async () => {
  process.off('uncaughtException', remember)
  process.off('unhandledRejection', remember)
  await ui.close()
})
beforeEach(() => simulator.calls.reset())

describe('bad payloads reach no service', () => {
  test.each(channelNames)(`${badPayloadsPerChannel} of them on “%s”`, async (channel) => {
    const { input } = contract[channel]
    const bad = spoilt(good[channel]).filter((candidate) => !input.safeParse(candidate).success)
    let number = 0
    await fc.assert(
      fc.asyncProperty(bad, async (candidate) => {
        number += 1
        const payload = { callId: `${channel}-${number}`, input: candidate }
        const result = await ui.backend.dispatch(channel, caller, payload)
        expect(result.ok).toBe(false)
        if (result.ok) return
        expect(appErrorSchema.parse(result.error)).toMatchObject({ code: 'invalid_input', retryable: false })
      }),
      { numRuns: badPayloadsPerChannel },
    )
    expect(number).toBeGreaterThanOrEqual(badPayloadsPerChannel)
    expect(simulator.calls.total()).toBe(0)
    expect(uncaught).toEqual([])
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })

  test(`${badPayloadsPerChannel} envelopes that are none`, async () => {
    await fc.assert(
      fc.asyncProperty(
        anything.filter((value) => typeof value !== 'object' || value === null || !('callId' in value)),
        async (payload) => {
          const result = await ui.backend.dispatch('list', caller, payload)
          expect(result).toMatchObject({ ok: false, error: { code: 'invalid_input' } })
        },
      ),
      { numRuns: badPayloadsPerChannel },
    )
    expect(simulator.calls.total()).toBe(0)
  })

  test('a channel that does not exist', async () => {
    for (const name of ['nothing', '__proto__', 'constructor', 'toString', 'hasOwnProperty', '']) {
      const dispatch: (channel: string, ...rest: [typeof caller, unknown]) => Promise<unknown> =
        // A window that is taken over sends whatever name it likes.
        ui.backend.dispatch as never
      expect(await dispatch(name, caller, { callId: 'x', input: {} })).toMatchObject({
        ok: false,
        error: { code: 'not_permitted' },
      })
    }
  })
})

describe('good payloads', () => {
  test.each(channelNames)('“%s” takes its own', (channel) => {
    expect(contract[channel].input.safeParse(good[channel]).success).toBe(true)
  })

  test.each(channelNames)('“%s” answers with a result, whatever good values it gets', async (channel) => {
    let number = 0
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.constantFrom('\u202e', '\u0000', '"', '%'),
    )
    const value = fc.oneof(
      text,
      fc.boolean(),
      fc.double(),
      fc.constant(null),
      fc.array(text, { maxLength: 3 }),
    )
    const values = fc.dictionary(fc.oneof(text, fc.constantFrom('email', 'groups', 'enabled', 'name')), value)
    const read = ['describe', 'list', 'count', 'facets', 'get'].includes(channel)
    const replacements: Record<string, fc.Arbitrary<unknown>> = {
      ...(read ? { model: fc.constantFrom(...Object.keys(registry)) } : {}),
      id: text.filter((id) => id.length > 0),
      values,
      previous: values,
      parameters: values,
      action: fc.oneof(
        fc.constantFrom('enable', 'add_to_group'),
        text.filter((name) => name.length > 0 && name.length <= 64),
      ),
      query: fc.record({
        search: text,
        ordering: fc.array(fc.record({ field: text, descending: fc.boolean() }), { maxLength: 3 }),
        filters: fc.array(
          fc.record({ field: text, lookup: fc.constantFrom('exact', 'isnull', 'gte', 'lt'), value: text }),
          { maxLength: 3 },
        ),
        page: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
        all: fc.boolean(),
      }),
    }
    const base = Object.entries(good[channel] as Record<string, unknown>)
    const generated = fc
      .record(
        Object.fromEntries(
          base.map(([name, kept]) => [name, replacements[name] ?? fc.constant(kept)] as const),
        ),
      )
      .filter((input) => contract[channel].input.safeParse(input).success)
    await fc.assert(
      fc.asyncProperty(generated, async (input) => {
        number += 1
        const payload = { callId: `good-${channel}-${number}`, input }
        const result = await ui.backend.dispatch(channel, caller, payload)
        if (!result.ok) expect(appErrorSchema.parse(result.error).code).not.toBe('unexpected')
        // Closing or opening may have changed what is on the desk: the next input wants it as it was.
        if (channel === 'closeConnection') await ui.value('openConnection', { id: connection })
      }),
      { numRuns: base.length === 0 || channel === 'openConnection' ? 3 : 60 },
    )
    await ui.synced()
    expect(uncaught).toEqual([])
  })
})
