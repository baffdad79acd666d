import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { HttpRequest } from '@smithy/protocol-http'
import { createSimulator, type Simulator, type SimulatorOptions } from '../../../electron/simulator/index.ts'

/** A made-up pool behind a port of its own, that calls can be held at. */
export type PoolServer = {
  readonly endpoint: string
  readonly simulator: Simulator
  /** Keeps an operation's calls waiting, after letting some through. */
  hold(operation: string, after?: number): void
  /** Lets go of all that waits. */
  release(): void
  close(): Promise<void>
}

/** Starts a simulated pool on a free loopback port. */
export async function startPoolServer(options: SimulatorOptions = {}): Promise<PoolServer> {
  const simulator = createSimulator(options)
  let held: { operation: string; after: number } | undefined
  let gate = Promise.withResolvers<void>()

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const operation = String(request.headers['x-amz-target']).split('.')[1]
    if (held !== undefined && held.operation === operation) {
      if (held.after === 0) await gate.promise
      else held.after -= 1
    }
    const { response: answered } = await simulator.requestHandler.handle(await forwarded(request))
    response.writeHead(answered.statusCode, answered.headers)
    response.end(answered.body)
  }
  const server = createServer((request, response) => {
    answer(request, response).catch(() => request.socket.destroy())
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The pool server has no port.')
  const release = () => {
    held = undefined
    gate.resolve()
    gate = Promise.withResolvers()
  }
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    simulator,
    hold: (operation, after = 0) => {
      held = { operation, after }
    },
    release,
    close: async () => {
      release()
      server.closeAllConnections()
      await new Promise((resolve) => {
        server.close(resolve)
      })
      simulator.close()
    },
  }
}

async function forwarded(request: IncomingMessage): Promise<HttpRequest> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)])
  return new HttpRequest({
    method: 'POST',
    path: '/',
    headers: Object.fromEntries(headers),
    body: Buffer.concat(parts).toString('utf8'),
  })
}
