import type { Page } from '@playwright/test'
import type { ChannelName } from '../../../shared/channels.ts'
import type { InputOf, OutputOf } from '../../../shared/contract.ts'
import type { Result } from '../../../shared/result.ts'

/**
 * Calls a channel from the page, past the screens: what somebody else would do to the pool while a form is open.
 * Throws what the backend refused.
 */
export async function callBridge<Name extends ChannelName>(
  page: Page,
  channel: Name,
  input: InputOf<Name>,
): Promise<OutputOf<Name>> {
  const result = await page.evaluate(
    async ([name, message]): Promise<Result<unknown>> => {
      const api = Reflect.get(window, 'api')
      return await Reflect.get(api, name)(message)
    },
    [channel as ChannelName, { callId: crypto.randomUUID(), input: input as unknown }] as const,
  )
  if (!result.ok) throw new Error(`${channel}: ${result.error.code}: ${result.error.message}`)
  return result.value as OutputOf<Name>
}
