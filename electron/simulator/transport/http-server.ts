import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { ServiceException } from '../protocol/exceptions.ts'
import type { ServiceResponse } from '../protocol/service.ts'
import type { Front } from './front.ts'
import { readBody } from './request-body.ts'

/** A simulator's way in over HTTP. */
export type SimulatorServer = {
  /** `http://127.0.0.1:PORT` */
  readonly endpoint: string
  /** Breaks off the calls under way, and frees the port. */
  close(): Promise<void>
}

/** What Cognito takes at most is not documented. Its largest requests bring images of 2 MB, in base64. */
const largestRequest = 5 * 1024 * 1024

/** As large as a file of users may be. */
const largestUpload = 100 * 1024 * 1024

/** Longer than clients keep a connection that they do not use, so that none of them writes to a closed one. */
const keepAliveMilliseconds = 120_000

/**
 * Listens on a port of the loopback interface, and on no other. Whatever arrives, the process goes on.
 * Rejects when the port is taken.
 * @param port a free one unless given
 * @param localIssuer whether tokens name the server as their issuer instead of Cognito, so that their keys can be found
 */
export async function serveSimulator(
  { front }: { readonly front: Front },
  { port = 0, localIssuer = false }: { readonly port?: number; readonly localIssuer?: boolean } = {},
): Promise<SimulatorServer> {
  const call = async (request: IncomingMessage, signal: AbortSignal): Promise<ServiceResponse> => {
    const body = await readBody(request, largestRequest)
    if (body === undefined) return front.refuse(tooLarge(largestRequest))
    return await front.serve({ headers: request.headers, body: body.toString('utf8'), signal })
  }

  const upload = async (request: IncomingMessage): Promise<ServiceResponse> => {
    const body = await readBody(request, largestUpload)
    if (body === undefined) return front.refuse(tooLarge(largestUpload))
    return front.takeUpload({ path: request.url ?? '/', headers: request.headers, body })
  }

  const answer = (
    request: IncomingMessage,
    signal: AbortSignal,
  ): ServiceResponse | Promise<ServiceResponse> => {
    const path = (request.url ?? '/').split('?')[0] ?? '/'
    switch (request.method) {
      case 'POST':
        if (path === '/') return call(request, signal)
        break
      case 'PUT':
        return upload(request)
      case 'GET':
      case 'HEAD':
        return front.document(path) ?? front.refuse(nothingThere())
    }
    return front.refuse(nothingThere())
  }

  const server = createServer({ keepAliveTimeout: keepAliveMilliseconds }, (request, response) => {
    respond(request, response, answer)
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  const endpoint = `http://127.0.0.1:${address.port}`
  front.setUploadOrigin(endpoint)
  if (localIssuer) front.setIssuerOrigin(endpoint)
  return {
    endpoint,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

type Answer = (request: IncomingMessage, signal: AbortSignal) => ServiceResponse | Promise<ServiceResponse>

/** Sends the answer; breaks the connection where there is none. */
async function respond(request: IncomingMessage, response: ServerResponse, answer: Answer): Promise<void> {
  const caller = new AbortController()
  response.on('close', () => caller.abort())
  try {
    const { status, headers, body } = await answer(request, caller.signal)
    response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) }).end(body)
  } catch {
    request.socket.resetAndDestroy()
  }
}

function tooLarge(limit: number): ServiceException {
  return new ServiceException('RequestEntityTooLargeException', `Request size exceeded ${limit} bytes`, 413)
}

function nothingThere(): ServiceException {
  return new ServiceException('UnknownOperationException', '', 404)
}
