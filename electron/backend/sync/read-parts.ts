import type { User } from '../../../shared/domain/user.ts'
import { Failure } from '../failure.ts'
import type { RunPart } from '../store/pool-cache-types.ts'
import { pageWriter } from './page-writer.ts'
import { PartitionUnsound, wholePool } from './partition.ts'
import type { Pass } from './pass-types.ts'
import { sideBySide } from './side-by-side.ts'
import { type Page, readMembers, readUsers, type Walk } from './walk.ts'

/** Milliseconds that an answer may take, for as many calls under way as keep to the ceiling all the same. */
const slowAnswer = 1500

/**
 * Reads each part to its end, side by side. A page is written together with the token of the next.
 * Rejects with PartitionUnsound when the pool does not list by the beginning of the sub.
 */
export async function readUserParts(pass: Pass, parts: readonly RunPart[]): Promise<void> {
  const { cache, run, progress } = pass
  const writer = pageWriter(async (pages) => progress.addUsers(await cache.putPages(pages, run)))
  await sideBySide(parts, atOnce(pass), pass.walk.signal, async (part, signal) => {
    const walk = { ...pass.walk, signal }
    const read = (token: string | null) => readPart(walk, part.name, token)
    await readPages(part, read, ({ items, next }) =>
      writer.write({ users: items, move: { kind: 'users', name: part.name, next } }),
    )
    progress.addPart()
  })
}

/** Reads the members of each group, side by side. */
export async function readMemberParts(pass: Pass, parts: readonly RunPart[]): Promise<void> {
  const { cache, run } = pass
  await sideBySide(parts, atOnce(pass), pass.walk.signal, async ({ name, token }, signal) => {
    const walk = { ...pass.walk, signal }
    const read = (from: string | null) => readMembers(walk, name, from)
    await readPages({ name, token }, read, async ({ items, next }) => {
      const move = { kind: 'members', name, next } as const
      const missing = new Set(
        await cache.putMembers(
          name,
          items.map(({ sub }) => sub),
          run,
          move,
        ),
      )
      if (missing.size === 0) return
      // Members who are not in the cache came after their page was read: they are put first.
      await cache.putUsers(
        items.filter(({ sub }) => missing.has(sub)),
        run,
      )
      await cache.putMembers(name, [...missing], run, move)
    })
  })
}

async function readPages(
  { token }: RunPart,
  read: (token: string | null) => Promise<Page<User>>,
  write: (page: Page<User>) => Promise<void>,
): Promise<void> {
  let next = token
  do {
    const page: Page<User> = await readOrRestart(read, next)
    await write(page)
    next = page.next
  } while (next !== null)
}

/** A token is taken for an hour: a part whose token is refused begins anew. */
async function readOrRestart(
  read: (token: string | null) => Promise<Page<User>>,
  token: string | null,
): Promise<Page<User>> {
  try {
    return await read(token)
  } catch (thrown) {
    if (token === null || !isRefused(thrown)) throw thrown
    return await read(null)
  }
}

async function readPart(walk: Walk, prefix: string, token: string | null): Promise<Page<User>> {
  try {
    const page = await readUsers(walk, prefix, token)
    if (page.items.some(({ sub }) => !sub.startsWith(prefix))) {
      throw new PartitionUnsound(prefix, 'gave a user of another part')
    }
    return page
  } catch (thrown) {
    if (token === null && prefix !== wholePool && isRefused(thrown)) {
      throw new PartitionUnsound(prefix, 'was refused')
    }
    throw thrown
  }
}

function isRefused(thrown: unknown): boolean {
  return thrown instanceof Failure && thrown.appError.code === 'invalid_input'
}

/** So many calls are under way at most that the ceiling is reached even where answers are slow. */
function atOnce({ budget }: Pass): number {
  return Math.max(4, Math.ceil((budget.ceiling() * slowAnswer) / 1000))
}
