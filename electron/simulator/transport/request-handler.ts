import { type HttpHandler, type HttpRequest, HttpResponse } from '@smithy/protocol-http'
import type { HttpHandlerOptions } from '@smithy/types'
import type { Front } from './front.ts'

/** The way in without a port: what the SDK would put on a socket goes to the front instead. */
export function createRequestHandler(front: Front): HttpHandler {
  return {
    metadata: { handlerProtocol: 'http/1.1' },
    async handle(request: HttpRequest, options: HttpHandlerOptions = {}) {
      const { abortSignal } = options
      const signal = abortSignal instanceof AbortSignal ? abortSignal : undefined
      try {
        const { headers, body } = request
        const answer =
          request.method === 'PUT'
            ? front.takeUpload({ path: pathWithQuery(request), headers, body: bodyBytes(body) })
            : await front.serve({ headers, body: bodyText(body), signal })
        return {
          response: new HttpResponse({
            statusCode: answer.status,
            headers: { ...answer.headers },
            body: Buffer.from(answer.body),
          }),
        }
      } catch (error) {
        throw signal?.aborted ? aborted(error) : error
      }
    },
    updateHttpClientConfig() {},
    httpHandlerConfigs: () => ({}),
  }
}

function pathWithQuery({ path, query }: HttpRequest): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) parameters.set(name, String(value ?? ''))
  return `${path}?${parameters}`
}

function bodyBytes(body: unknown): Uint8Array {
  return body instanceof Uint8Array ? body : Buffer.from(bodyText(body))
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
