import { join } from 'node:path'
import { httpPeer, startService } from './http-service.ts'
import type { Peer } from './peer.ts'
import { pythonEnvironment } from './python-environment.ts'

const server = join(import.meta.dirname, 'moto_server.py')

/** moto's server on a free loopback port. */
export const moto: Peer = {
  title: 'moto',
  async prepare() {
    const environment = await pythonEnvironment()
    return 'unavailable' in environment ? environment : 'ready'
  },
  async start() {
    const environment = await pythonEnvironment()
    if ('unavailable' in environment) throw new Error(environment.unavailable)
    const service = await startService(
      [environment.python, server, '--host', '127.0.0.1', '--port', '0'],
      { env: { ...process.env, PYTHONUNBUFFERED: '1' } },
      (output) => /Running on (http:\/\/127\.0\.0\.1:\d+)/.exec(output)?.[1],
    )
    return httpPeer(service, (error) => /has not been implemented/.test(error.message))
  },
}
