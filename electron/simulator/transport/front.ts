import { setTimeout as pause } from 'node:timers/promises'
import type { Account } from '../pool/account.ts'
import type { Operation } from '../protocol/operation.ts'
import {
  answer,
  failure,
  operationName,
  type ServiceRequest,
  type ServiceResponse,
} from '../protocol/service.ts'
import type { Random } from '../random.ts'
import { faultException } from './fault-exceptions.ts'
import type { Fault, FaultPlan } from './faults.ts'
import { type Latency, sampleLatency } from './latency.ts'

/** A request with what the way in knows beyond its content. */
type FrontRequest = ServiceRequest & {
  /** The signature's time (`x-amz-date`). */
  readonly signedAt: string | undefined
  readonly signal: AbortSignal
}

/** The connection broke: no answer, and no word on whether the request took effect. */
class ConnectionReset extends Error {
  readonly code = 'ECONNRESET'
  // The name that the SDK's own Node handler gives such errors, which makes it retry them.
  override readonly name = 'TimeoutError'

  constructor() {
    super('read ECONNRESET')
  }
}

/** What stands before the service on every way in: the journal, the latency and the planned faults. */
export type Front = {
  latency: Latency
  /** Rejects with ConnectionReset, or with an AbortError when the caller gave up. */
  serve(request: FrontRequest): Promise<ServiceResponse>
}

export function createFront(parts: {
  readonly account: Account
  readonly operations: ReadonlyMap<string, Operation>
  readonly faults: FaultPlan
  readonly random: Random
  readonly record: (operation: string) => void
  readonly latency: Latency
}): Front {
  const { account } = parts
  const front: Front = {
    latency: parts.latency,
    async serve(request) {
      request.signal.throwIfAborted()
      const operation = operationName(request.target) ?? ''
      parts.record(operation)
      const fault = parts.faults.next(operation)
      if (fault?.kind === 'reset-before') throw new ConnectionReset()
      if (fault?.kind === 'no-answer') return await never(request.signal)
      const exception =
        fault && faultException(account, fault, { operation, body: request.body, signedAt: request.signedAt })
      // Half of the time passes on the way there: a caller that gives up may or may not have been in time.
      const halfway = sampleLatency(front.latency, parts.random) / 2
      if (halfway > 0) await pause(halfway, undefined, { signal: request.signal })
      const response = exception
        ? failure(account, exception)
        : await answer(account, parts.operations, request)
      if (halfway > 0) await pause(halfway, undefined, { signal: request.signal })
      if (fault?.kind === 'reset-after') throw new ConnectionReset()
      return withDate(response, fault)
    },
  }
  return front
}

function never(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}

/** A skewed service shows its clock, so that clients can correct for it. */
function withDate(response: ServiceResponse, fault: Fault | undefined): ServiceResponse {
  if (fault?.kind !== 'clock-skew') return response
  const date = new Date(Date.now() + fault.milliseconds).toUTCString()
  return { ...response, headers: { ...response.headers, date } }
}
