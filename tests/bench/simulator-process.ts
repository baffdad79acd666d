import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { z } from 'zod'

const program = resolve(import.meta.dirname, '../../electron/simulator/command-line/main.ts')

const firstLine = z.object({ endpoint: z.string(), region: z.string(), userPoolId: z.string() })

/** A simulated pool in a process of its own, as far away as its latency says. */
export type SimulatorProcess = {
  readonly userPoolId: string
  readonly client: CognitoIdentityProviderClient
  readonly stop: () => Promise<void>
}

/** Starts the simulator's command line with these flags, and a client of its pool. */
export async function startSimulator(flags: readonly string[]): Promise<SimulatorProcess> {
  const child = spawn(process.execPath, [program, '--port', '0', ...flags], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const { endpoint, region, userPoolId } = firstLine.parse(JSON.parse(await readLine(child)))
  const client = new CognitoIdentityProviderClient({
    region,
    endpoint,
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'example' },
  })
  return {
    userPoolId,
    client,
    stop: async () => {
      client.destroy()
      const exited = once(child, 'exit')
      child.kill()
      await exited
    },
  }
}

async function readLine({ stdout }: ChildProcess): Promise<string> {
  if (stdout === null) throw new Error('The simulator has no output.')
  for await (const line of createInterface(stdout)) return line
  throw new Error('The simulator ended before it was ready.')
}
