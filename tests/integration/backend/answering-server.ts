import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'

/** What a service answers: a status, a body, and the content type of the body. */
export type Answer = { readonly status: number; readonly body: string; readonly type?: string }

/** An HTTP server on a free loopback port that answers every request the same way, and remembers them. */
export async function startServer(answer: (request: IncomingMessage) => Answer): Promise<{
  readonly endpoint: string
  readonly requests: { readonly target: string; readonly authorization: string }[]
  readonly close: () => Promise<void>
}> {
  const requests: { target: string; authorization: string }[] = []
  const server = createServer((request, response) => {
    requests.push({
      target: String(request.headers['x-amz-target'] ?? ''),
      authorization: String(request.headers.authorization ?? ''),
    })
    request.resume()
    request.on('end', () => {
      const { status, body, type = 'application/x-amz-json-1.1' } = answer(request)
      response.writeHead(status, { 'content-type': type, 'x-amzn-requestid': 'request-1' }).end(body)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    endpoint: `http://127.0.0.1:${port}`,
    requests,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** An exception as Cognito's protocol writes it. */
export function exceptionAnswer(name: string, message: string): Answer {
  return { status: 400, body: JSON.stringify({ __type: name, message }) }
}
