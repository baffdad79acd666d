import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { CannotBeTold, type FidelityPool, type RawAnswer, type RawRequest } from '../rule.ts'
import { createPool, credentials, region } from './open-pool.ts'
import type { RunningPeer } from './peer.ts'
import { rawHeaders, readJson } from './raw.ts'

/** A service in a process of its own that prints the address it listens on. */
export type ServiceProcess = { readonly endpoint: string; close(): Promise<void> }

/**
 * Starts a service and waits until it has printed its address, which `endpointIn` finds in all that it has printed.
 * Rejects with what it printed when it ends before.
 */
export async function startService(
  command: readonly [string, ...string[]],
  options: SpawnOptions,
  endpointIn: (output: string) => string | undefined,
): Promise<ServiceProcess> {
  const [program, ...parameters] = command
  const child: ChildProcess = spawn(program, parameters, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
  const endpoint = await new Promise<string>((resolve, reject) => {
    let output = ''
    const listen = (chunk: Buffer): void => {
      output += chunk.toString()
      const found = endpointIn(output)
      if (found !== undefined) resolve(found)
    }
    // Read on afterwards too: a full pipe would stop the service.
    child.stdout?.on('data', listen)
    child.stderr?.on('data', listen)
    child.once('error', reject)
    child.once('exit', () => reject(new Error(`${program} ended before it listened:\n${output}`)))
  })
  return {
    endpoint,
    close: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill()
      await ended
    },
  }
}

/** The rules' way into a service that listens on HTTP. */
export function httpPeer(service: ServiceProcess, isMissing: (error: Error) => boolean): RunningPeer {
  const { endpoint } = service
  return {
    isMissing,
    async openPool(request) {
      const client = new CognitoIdentityProviderClient({
        region,
        credentials,
        endpoint,
        maxAttempts: 1,
        requestHandler: { connectionTimeout: 5000, requestTimeout: 10_000 },
      })
      const pool: FidelityPool = {
        client,
        region,
        endpoint,
        ...(await createPool(client, request)),
        post: (raw) => post(endpoint, raw),
        get outbox(): never {
          throw new CannotBeTold('Nobody sees over HTTP what the service would have sent.')
        },
        get clock(): never {
          throw new CannotBeTold('Nobody moves the time over HTTP.')
        },
      }
      return { pool, close: () => client.destroy() }
    },
    close: () => service.close(),
  }
}

async function post(endpoint: string, request: RawRequest): Promise<RawAnswer> {
  const { body } = request
  const signal = AbortSignal.timeout(10_000)
  const response = await fetch(endpoint, { method: 'POST', headers: rawHeaders(request), body, signal })
  const text = await response.text()
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: text,
    json: readJson(text),
  }
}
