import { setTimeout as pause } from 'node:timers/promises'
import type { Account } from '../pool/account.ts'
import { takeUpload, type Upload, type UploadAnswer } from '../pool/imports/uploads.ts'
import type { ServiceException } from '../protocol/exceptions.ts'
import type { Operation } from '../protocol/operation.ts'
import { answer, failure, operationName, type ServiceResponse } from '../protocol/service.ts'
import type { Random } from '../random.ts'
import { faultException } from './fault-exceptions.ts'
import type { Fault, FaultPlan } from './faults.ts'
import { type Latency, sampleLatency } from './latency.ts'
import { type Document, poolDocument } from './pool-documents.ts'
import { header, type RequestHeaders, readSignature } from './signature.ts'

/** A request of the JSON protocol as a way in has read it. */
type FrontRequest = {
  readonly headers: RequestHeaders
  readonly body: string
  /** Aborted when the caller gives up. */
  readonly signal?: AbortSignal | undefined
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

/** What stands before the service on every way in: the journal, the planned faults and the latency. */
export type Front = {
  latency: Latency
  /** Rejects when the connection is to break: as a fault, because the caller gave up, or in a closed simulator. */
  serve(request: FrontRequest): Promise<ServiceResponse>
  /** The answer to what is no request of the service. */
  refuse(exception: ServiceException): ServiceResponse
  /** What there is to read at a path without being asked for by the protocol; undefined where there is nothing. */
  document(path: string): Document | undefined
  /** Takes a file at an address that the service has handed out. */
  takeUpload(upload: Upload): UploadAnswer
  /** Says what such addresses begin with: the way in that brings the files here. */
  setUploadOrigin(origin: string): void
  /** Says what tokens name as their issuer's origin, where it is not Cognito's own. */
  setIssuerOrigin(origin: string): void
}

export function createFront(parts: {
  readonly account: Account
  readonly operations: ReadonlyMap<string, Operation>
  readonly faults: FaultPlan
  readonly random: Random
  readonly record: (operation: string) => void
  readonly latency: Latency
  /** Aborted when the simulator is closed. */
  readonly closed: AbortSignal
}): Front {
  const { account, closed } = parts
  const front: Front = {
    latency: parts.latency,
    async serve({ headers, body, signal: given }) {
      const signal = given === undefined ? closed : AbortSignal.any([given, closed])
      signal.throwIfAborted()
      const target = header(headers, 'x-amz-target')
      const operation = operationName(target) ?? ''
      const signature = readSignature(headers)
      parts.record(operation)
      const fault = parts.faults.next({ operation, accessKeyId: signature?.accessKeyId })
      if (fault?.kind === 'reset-before') throw new ConnectionReset()
      if (fault?.kind === 'no-answer') return await abortion(signal)
      if (fault?.kind === 'hold') await Promise.race([fault.until, abortion(signal)])
      const exception = fault && faultException(account, fault, { operation, body, signature })
      // Half of the time passes on the way there: a caller that gives up may or may not have been in time.
      const halfway = sampleLatency(front.latency, parts.random) / 2
      if (halfway > 0) await pause(halfway, undefined, { signal })
      const response = exception
        ? failure(account, exception)
        : await answer(account, parts.operations, { target, body, signed: signature !== undefined })
      if (halfway > 0) await pause(halfway, undefined, { signal })
      if (fault?.kind === 'reset-after') throw new ConnectionReset()
      return withDate(response, fault)
    },
    refuse: (exception) => failure(account, exception),
    document: (path) => poolDocument(account, path),
    takeUpload(upload) {
      closed.throwIfAborted()
      return takeUpload(account, upload)
    },
    setUploadOrigin(origin) {
      account.uploadOrigin = origin
    },
    setIssuerOrigin(origin) {
      account.issuerOrigin = origin
    },
  }
  return front
}

/** Rejects when the signal is aborted. */
function abortion(signal: AbortSignal): Promise<never> {
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
