import { resolve } from 'node:path'
import { z } from 'zod'
import { httpPeer, type ServiceProcess, startService } from './http-service.ts'
import type { Peer } from './peer.ts'
import { readJson } from './raw.ts'
import { isUnknownOperation } from './simulator.ts'

/** What the simulator prints first. */
const announcement = z.object({
  endpoint: z.url(),
  region: z.string(),
  userPoolId: z.string(),
  clientId: z.string(),
})

export type RunningSimulator = ServiceProcess & z.infer<typeof announcement>

/** Our simulator in a process of its own, as anybody starts it. */
export async function startSimulator(flags: readonly string[]): Promise<RunningSimulator> {
  let announced: z.infer<typeof announcement> | undefined
  const service = await startService(
    ['npm', 'run', '--silent', 'simulator', '--', '--port', '0', ...flags],
    { cwd: resolve(import.meta.dirname, '../../..') },
    (output) => {
      announced = announcement.safeParse(readJson(output.split('\n')[0] ?? '')).data
      return announced?.endpoint
    },
  )
  if (announced === undefined) throw new Error('The simulator listens without having said so.')
  return { ...service, ...announced }
}

/** Our simulator over HTTP. */
export const simulatorHttp: Peer = {
  title: 'our simulator over HTTP',
  prepare: async () => 'ready',
  start: async () => httpPeer(await startSimulator(['--users', '0', '--no-quotas']), isUnknownOperation),
}
