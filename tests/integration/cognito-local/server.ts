import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** cognito-local on a free loopback port, with its files in a folder of its own. */
export async function startCognitoLocal(): Promise<{ endpoint: string; close: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'cognito-local-'))
  // Its pools sign in with an e-mail address unless told otherwise, and not by the call that makes the pool.
  await mkdir(join(folder, '.cognito'))
  await writeFile(
    join(folder, '.cognito', 'config.json'),
    JSON.stringify({ UserPoolDefaults: { UsernameAttributes: [] } }),
  )
  const start = createRequire(import.meta.url).resolve('cognito-local/lib/bin/start.js')
  const server = spawn(process.execPath, [start], {
    cwd: folder,
    env: { ...process.env, HOST: '127.0.0.1', PORT: '0', NODE_NO_WARNINGS: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const endpoint = await new Promise<string>((resolve, reject) => {
    let output = ''
    server.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      const address = /running on (http:\/\/127\.0\.0\.1:\d+)/.exec(output)?.[1]
      if (address !== undefined) resolve(address)
    })
    server.once('exit', () => reject(new Error(`cognito-local ended before it listened:\n${output}`)))
  })
  return {
    endpoint,
    close: async () => {
      const ended = once(server, 'exit')
      server.kill()
      await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}
