import { channelNames } from '../../shared/channels.ts'
import { consoleEventSchema } from '../../shared/events.ts'
import { expect, test } from '../e2e/console.ts'

test('the bridge is a frozen object with a function for each channel, and onEvent', async ({
  openConsole,
}) => {
  const { page } = await openConsole()
  const bridge = await page.evaluate(() => {
    const api: object = Reflect.get(window, 'api')
    const descriptor = Object.getOwnPropertyDescriptor(window, 'api')
    return {
      names: Object.keys(api),
      kinds: [...new Set(Object.values(api).map((value) => typeof value))],
      isFrozen: Object.isFrozen(api) && Object.values(api).every((value) => Object.isFrozen(value)),
      canBeReplaced: descriptor?.writable === true || descriptor?.configurable === true,
    }
  })
  expect(bridge.names.sort()).toEqual([...channelNames, 'onEvent'].sort())
  expect(bridge.kinds).toEqual(['function'])
  expect(bridge.isFrozen).toBe(true)
  expect(bridge.canBeReplaced).toBe(false)
})

test('no function takes a channel’s name', async ({ openConsole }) => {
  const { page } = await openConsole()
  const answers = await page.evaluate(async (names) => {
    const api: Record<string, (...parameters: unknown[]) => Promise<{ ok: boolean }>> = Reflect.get(
      window,
      'api',
    )
    const calls = names.map((name) => api[name]?.('session', { callId: 'x', input: {} }))
    return (await Promise.all(calls)).map((answer) => answer?.ok)
  }, channelNames)
  expect(answers).toEqual(channelNames.map(() => false))
})

test('a listener is handed the event’s data and nothing else', async ({ openConsole }) => {
  const { page } = await openConsole()
  const heard = await page.evaluate(
    () =>
      new Promise<{ count: number; event: unknown }>((resolve) => {
        const api = Reflect.get(window, 'api')
        const stop = api.onEvent((...parameters: unknown[]) => {
          stop()
          resolve({ count: parameters.length, event: parameters[0] })
        })
        api
          .session({ callId: 's', input: {} })
          .then(({ value }: { value: { connection: { id: string } } }) => {
            api.startSync({ callId: 'sync', input: { connection: value.connection.id } })
          })
      }),
  )
  expect(heard.count).toBe(1)
  expect(consoleEventSchema.safeParse(heard.event).success).toBe(true)
})
