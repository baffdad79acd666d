import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import {
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect, onTestFinished, test } from 'vitest'
import { openPoolCache } from '../../../electron/backend/store/pool-cache.ts'
import type { PoolCache } from '../../../electron/backend/store/pool-cache-types.ts'
import { serveSimulator } from '../../../electron/simulator/index.ts'
import { createRandom } from '../../../electron/simulator/random.ts'
import { emptyListQuery } from '../../../shared/admin/list-query.ts'
import { usersAdmin } from '../../../shared/admin/models/users.ts'
import { type SyncState, syncStateSchema } from '../../../shared/domain/sync.ts'
import { storeWorker, temporaryFolder } from '../store/people.ts'
import { inTheCache, inThePool, type PoolUnderSync, poolUnderSync } from './pool-under-sync.ts'

const rounds = 50
const program = new URL('./sync-process.ts', import.meta.url).pathname

test(`a sync that is killed ${rounds} times ends with the rows of the pool, and never begins anew`, async () => {
  const pool = await poolUnderSync({ users: 2400, groups: 3, seed: 11, latencyMs: 5 })
  const server = await serveSimulator(pool.simulator, { port: 0 })
  onTestFinished(async () => await server.close())
  const folder = temporaryFolder()
  const random = createRandom(7, 7)
  const { region, userPoolId } = pool.simulator
  const arguments_ = [program, server.endpoint, region, userPoolId, folder, '200']

  let kills = 0
  let completed = 0
  let readBefore = 0
  while (kills < rounds || completed === 0) {
    const state = await runAndKill(arguments_, kills < rounds ? random.below(400) : null)
    if (state.phase === 'complete') {
      completed += 1
      await assertEqual(pool, folder)
      await changeThePool(pool, completed)
      readBefore = 0
    } else {
      kills += 1
      // A run that was not yet taken up again when it was killed has told of no users.
      if (state.users === 0) continue
      // What was reported as read was written: the next process goes on from there.
      expect(state.users).toBeGreaterThanOrEqual(readBefore)
      readBefore = state.users
    }
  }
  expect(completed).toBeGreaterThan(1)
}, 240_000)

/** Runs the sync, and kills it so many milliseconds after its first page; null: lets it end. Gives the last state. */
async function runAndKill(processArguments: readonly string[], after: number | null): Promise<SyncState> {
  const child = spawn(process.execPath, processArguments, { stdio: ['ignore', 'pipe', 'inherit'] })
  const exited = once(child, 'exit')
  let last: SyncState | undefined
  for await (const line of createInterface(child.stdout)) {
    const begun = last === undefined
    last = syncStateSchema.parse(JSON.parse(line))
    if (begun && after !== null) void pause(after).then(() => child.kill('SIGKILL'))
  }
  await exited
  if (last === undefined) throw new Error('The sync reported nothing.')
  return last
}

/** Row for row, and nothing half-written: the file is sound and its counts agree with its rows. */
async function assertEqual(pool: PoolUnderSync, folder: string): Promise<void> {
  const cache: PoolCache = await openPoolCache({
    worker: storeWorker,
    folder,
    poolId: pool.simulator.userPoolId,
  })
  try {
    expect(await inTheCache({ ...pool, cache })).toEqual(await inThePool(pool))
    const { total } = await cache.count(usersAdmin, emptyListQuery)
    const facets = await cache.facets(usersAdmin, emptyListQuery, true)
    const status = facets.find(({ field }) => field === 'status')
    const counted = status?.options
      .filter(({ filters }) => filters.length > 0)
      .reduce((sum, { count }) => sum + (count ?? 0), 0)
    expect(counted).toBe(total)
  } finally {
    await cache.close()
  }
}

async function changeThePool({ client, simulator }: PoolUnderSync, round: number): Promise<void> {
  const target = { UserPoolId: simulator.userPoolId }
  const names = [`newcomer${round}`, `passer-by${round}`]
  for (const Username of names) {
    await client.send(new AdminCreateUserCommand({ ...target, Username, MessageAction: 'SUPPRESS' }))
  }
  if (round === 1) return
  await client.send(new AdminDeleteUserCommand({ ...target, Username: `passer-by${round - 1}` }))
  await client.send(new AdminDisableUserCommand({ ...target, Username: `newcomer${round - 1}` }))
}
