import type { PoolCache, SyncRun } from '../store/pool-cache-types.ts'
import { fallsShort, PartitionUnsound, prefixesFor, wholePool } from './partition.ts'
import type { Pass } from './pass-types.ts'
import { readMemberParts, readUserParts } from './read-parts.ts'
import { estimateUsers, walkGroups } from './walk.ts'

/** Reads the pool to its end: users, then groups with their members. Rejects when it was stopped. */
export async function readEverything(pass: Pass): Promise<void> {
  const { walk, resumed, progress } = pass
  const estimated = await estimateUsers(walk)
  progress.estimate(estimated)
  if (resumed !== null) progress.goOn({ ...resumed, users: resumed.users - resumed.repeated, estimated })
  const partitioned = await readUsers(pass, estimated)
  await readGroups(pass)
  await note(pass, estimated, partitioned)
}

/** Gives whether the users were read in parts. */
async function readUsers(pass: Pass, estimated: number): Promise<boolean> {
  const { cache, run, progress } = pass
  const prefixes = pass.resumed === null ? await choosePrefixes(cache, estimated) : []
  const open = await cache.planParts(run, 'users', prefixes)
  const partitioned = pass.resumed?.partitioned ?? prefixes.length > 1
  await note(pass, estimated, partitioned)
  progress.parts(Math.max(prefixes.length, open.length, 1), 0)
  try {
    await readUserParts(pass, open)
  } catch (thrown) {
    if (!(thrown instanceof PartitionUnsound)) throw thrown
    // Written down first: a run that is stopped now must not go on as one in parts.
    await note(pass, estimated, false)
    await readAsWhole(pass)
    return false
  }
  const before = await note(pass, estimated, partitioned)
  if (!partitioned || !fallsShort(before.users - before.repeated, estimated)) return partitioned
  // Either the estimate is behind, or the parts leave users out: only the whole list can tell.
  await readUserParts(pass, await cache.planParts(run, 'users', [wholePool], true))
  const after = await note(pass, estimated, partitioned)
  const complete = after.users - after.repeated === before.users - before.repeated
  if (!complete) progress.unsound()
  return complete
}

async function readAsWhole(pass: Pass): Promise<void> {
  pass.progress.unsound()
  pass.progress.parts(1, 0)
  await readUserParts(pass, await pass.cache.planParts(pass.run, 'users', [wholePool], true))
}

/** Writes down how the run stands, and gives what it has read so far. */
async function note(
  { cache, run, progress }: Pass,
  estimated: number,
  partitioned: boolean,
): Promise<SyncRun> {
  const { calls, throttles } = progress.takeCalls()
  return await cache.noteRun(run, { estimated, partitioned, calls, throttles })
}

/** A pool that turned out not to list by parts is read as a whole from then on. */
async function choosePrefixes(cache: PoolCache, estimated: number): Promise<string[]> {
  const last = await cache.lastCompleteRun()
  const unsound = last !== null && !last.partitioned && prefixesFor(last.estimated).length > 1
  return unsound ? [wholePool] : prefixesFor(estimated)
}

async function readGroups(pass: Pass): Promise<void> {
  const { walk, cache, run } = pass
  const names: string[] = []
  for await (const groups of walkGroups(walk)) {
    await cache.putGroups(groups, run)
    names.push(...groups.map(({ name }) => name))
  }
  await readMemberParts(pass, await cache.planParts(run, 'members', names))
}
