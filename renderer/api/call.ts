import type { ChannelName } from '../../shared/channels.ts'
import type { InputOf, OutputOf } from '../../shared/contract.ts'
import type { Result } from '../../shared/result.ts'
import { ApiError, appErrorOf } from './api-error.ts'
import { bridge } from './bridge.ts'

/** A channel's function by its name; written as a mapped type of its own, so that it can be indexed by a generic name. */
type Channels = {
  readonly [Name in ChannelName]: (message: {
    callId: string
    input: InputOf<Name>
  }) => Promise<Result<OutputOf<Name>>>
}

export function newCallId(): string {
  return crypto.randomUUID()
}

/**
 * Calls a channel and gives its value, or throws an ApiError. Aborting asks the backend to stop and still waits
 * for its answer: a bulk call that was stopped tells what it had done by then.
 */
export async function call<Name extends ChannelName>(
  channel: Name,
  input: InputOf<Name>,
  options: { signal?: AbortSignal; callId?: string } = {},
): Promise<OutputOf<Name>> {
  const callId = options.callId ?? newCallId()
  const cancel = () => void bridge().cancel({ callId: newCallId(), input: { callId } })
  const { signal } = options
  if (signal?.aborted === true) throw cancelledBeforeStart()
  signal?.addEventListener('abort', cancel, { once: true })
  const result = await answerOf(channel, { callId, input }).finally(() =>
    signal?.removeEventListener('abort', cancel),
  )
  if (result.ok) return result.value
  throw new ApiError(result.error)
}

async function answerOf<Name extends ChannelName>(
  channel: Name,
  message: { callId: string; input: InputOf<Name> },
): Promise<Result<OutputOf<Name>>> {
  const channels: Channels = bridge()
  try {
    return await channels[channel](message)
  } catch (thrown) {
    return { ok: false, error: appErrorOf(thrown) }
  }
}

function cancelledBeforeStart(): ApiError {
  return new ApiError({ code: 'cancelled', message: 'The call was cancelled.', retryable: true })
}
