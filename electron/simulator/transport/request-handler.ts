import { type HttpHandler, type HttpRequest, HttpResponse } from '@smithy/protocol-http'
import type { HttpHandlerOptions } from '@smithy/types'
import type { Front } from './front.ts'

/** The way in without a port: what the SDK would put on a socket goes to the front instead. */
export function createRequestHandler(front: Front, closed: AbortSignal): HttpHandler {
  return {
    metadata: { handlerProtocol: 'http/1.1' },
    async handle(request: HttpRequest, options: HttpHandlerOptions = {}) {
      if (closed.aborted) throw refused()
      const given = options.abortSignal
      const signal = given instanceof AbortSignal ? AbortSignal.any([given, closed]) : closed
      try {
        const answer = await front.serve({
          target: request.headers['x-amz-target'],
          signed: Boolean(request.headers.authorization),
          signedAt: request.headers['x-amz-date'],
          body: bodyText(request.body),
          signal,
        })
        const { status, headers, body } = answer
        return {
          response: new HttpResponse({
            statusCode: status,
            headers: { ...headers },
            body: Buffer.from(body),
          }),
        }
      } catch (error) {
        throw signal.aborted && !closed.aborted ? aborted(error) : error
      }
    },
    updateHttpClientConfig() {},
    httpHandlerConfigs: () => ({}),
  }
}

function bodyText(body: unknown): string {
  if (typeof body === 'string') return body
  // Not Buffer.from(body): the SDK's byte arrays pass for strings there, and complain about it.
  return body instanceof Uint8Array ? new TextDecoder().decode(body) : ''
}

/** The SDK tells a caller's abort from other failures by this name. */
function aborted(cause: unknown): Error {
  return Object.assign(new Error('Request aborted', { cause }), { name: 'AbortError' })
}

function refused(): Error {
  return Object.assign(new Error('connect ECONNREFUSED: the simulator is closed'), { code: 'ECONNREFUSED' })
}
