import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { PoolCache } from '../../electron/backend/store/pool-cache-types.ts'
import { openFilledCache } from './fill-cache.ts'
import { benchList } from './list.ts'
import { benchSearch } from './search.ts'
import { benchSimulator } from './simulator.ts'

type Bench = (users: number, folder: string | undefined) => Promise<object>

const benches: Record<string, Bench | undefined> = {
  list: onFilledCache(benchList),
  search: onFilledCache(benchSearch),
  simulator: benchSimulator,
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    users: { type: 'string', default: '100000' },
    /** Where the filled cache is kept for the next run; without it, it is made and thrown away. */
    folder: { type: 'string' },
  },
})
const [name = ''] = positionals
const bench = benches[name]
const users = Number(values.users)
if (bench === undefined || !Number.isInteger(users) || users < 100) {
  console.error(`Usage: npm run bench -- ${Object.keys(benches).join('|')} [--users N] [--folder PATH]`)
  process.exit(2)
}

const figures = await bench(users, values.folder)
console.log(`\n${JSON.stringify({ bench: name, users, ...figures })}`)

function onFilledCache(measure: (cache: PoolCache, users: number) => Promise<object>): Bench {
  return async (users, kept) => {
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
