import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { PoolCache } from '../../electron/backend/store/pool-cache-types.ts'
import { benchFacets } from './facets.ts'
import { openFilledCache } from './fill-cache.ts'
import { benchList } from './list.ts'
import { benchResponsive } from './responsive.ts'
import { benchSearch } from './search.ts'
import { benchSimulator } from './simulator.ts'
import { benchSync } from './sync.ts'

type Options = {
  readonly users: number
  readonly folder: string | undefined
  readonly latencyMs: number
  readonly rps: number
  readonly ceiling: number
  readonly sequential: boolean
}
type Bench = (options: Options) => Promise<object>

const benches: Record<string, Bench | undefined> = {
  list: onFilledCache(benchList),
  search: onFilledCache(benchSearch),
  facets: onFilledCache(benchFacets),
  simulator: ({ users }) => benchSimulator(users),
  sync: benchSync,
  responsive: ({ users }) => benchResponsive(users),
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    users: { type: 'string', default: '100000' },
    /** Where the filled cache is kept for the next run; without it, it is made and thrown away. */
    folder: { type: 'string' },
    /** Of sync: milliseconds until Cognito answers. */
    'latency-ms': { type: 'string', default: '100' },
    /** Of sync: the list calls a second that Cognito grants, and those that the sync asks for at most. */
    rps: { type: 'string', default: '30' },
    ceiling: { type: 'string' },
    /** Of sync: leaves out the SDK's paginator, which takes several times as long. */
    'no-sequential': { type: 'boolean', default: false },
  },
})
const [name = ''] = positionals
const bench = benches[name]
const users = Number(values.users)
if (bench === undefined || !Number.isInteger(users) || users < 100) {
  console.error(
    `Usage: npm run bench -- ${Object.keys(benches).join('|')} [--users N] [--folder PATH]\n` +
      '       npm run bench -- sync [--latency-ms N] [--rps N] [--ceiling N] [--no-sequential]',
  )
  process.exit(2)
}

const figures = await bench({
  users,
  folder: values.folder,
  latencyMs: Number(values['latency-ms']),
  rps: Number(values.rps),
  ceiling: Number(values.ceiling ?? values.rps),
  sequential: !values['no-sequential'],
})
console.log(`\n${JSON.stringify({ bench: name, users, ...figures })}`)

function onFilledCache(measure: (cache: PoolCache, users: number) => Promise<object>): Bench {
  return async ({ users, folder: kept }) => {
    const folder = kept ?? mkdtempSync(join(tmpdir(), 'poolkeeper-bench-'))
    try {
      const started = performance.now()
      const cache = await openFilledCache(folder, users)
      console.log(`${users} users in ${((performance.now() - started) / 1000).toFixed(1)} s\n`)
      const figures = await measure(cache, users)
      await cache.close()
      const bytes = statSync(join(folder, `bench_${users}.db`)).size
      return { ...figures, bytesPerUser: Math.round(bytes / users) }
    } finally {
      if (kept === undefined) rmSync(folder, { recursive: true, force: true })
    }
  }
}
