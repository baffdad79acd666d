import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { httpPeer, startService } from './http-service.ts'
import type { Peer } from './peer.ts'

/** cognito-local on a free loopback port, with its files in a folder of its own. */
export const cognitoLocal: Peer = {
  title: 'cognito-local',
  prepare: async () => 'ready',
  async start() {
    const folder = await mkdtemp(join(tmpdir(), 'cognito-local-'))
    // Its pools sign in with an e-mail address unless told otherwise, and not by the call that makes the pool.
    await mkdir(join(folder, '.cognito'))
    const config = { UserPoolDefaults: { UsernameAttributes: [] } }
    await writeFile(join(folder, '.cognito', 'config.json'), JSON.stringify(config))
    const start = createRequire(import.meta.url).resolve('cognito-local/lib/bin/start.js')
    const service = await startService(
      [process.execPath, start],
      { cwd: folder, env: { ...process.env, HOST: '127.0.0.1', PORT: '0', NODE_NO_WARNINGS: '1' } },
      (output) => /running on (http:\/\/127\.0\.0\.1:\d+)/.exec(output)?.[1],
    )
    const peer = httpPeer(service, (error) => error.message.startsWith('Cognito Local unsupported feature'))
    return {
      ...peer,
      close: async () => {
        await peer.close()
        await rm(folder, { recursive: true, force: true })
      },
    }
  },
}
