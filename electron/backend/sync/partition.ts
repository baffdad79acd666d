/** Pools of fewer users are read in one piece: parts would cost more calls, for their last pages are half empty. */
const worthParting = 2_000
/** Pools of more are cut twice, so that enough parts are under way at a high quota and a long way to AWS. */
const worthPartingTwice = 200_000

const hexDigits = [...'0123456789abcdef']

/** The one part that is the whole pool. */
export const wholePool = ''

/**
 * The prefixes of `sub` that cut a pool into parts, which can be read side by side. A sub is a random UUID: the
 * parts are even. A pool of few users stays whole.
 *
 * @param users how many there are, or about as many
 */
export function prefixesFor(users: number): string[] {
  if (users < worthParting) return [wholePool]
  if (users < worthPartingTwice) return hexDigits
  return hexDigits.flatMap((first) => hexDigits.map((second) => first + second))
}

/** The pool does not list by the beginning of the sub: it gave users of another part, or refused the filter. */
export class PartitionUnsound extends Error {
  constructor(prefix: string, what: string) {
    super(`The pool’s list of subs that begin with ${prefix} ${what}.`)
    this.name = 'PartitionUnsound'
  }
}

/** How many users a sound run may fall short of the pool's estimate, which AWS brings up to date from time to time. */
const tolerated = { users: 60, share: 0.01 }

/** Whether parts found so few users that the pool had better be read as a whole to be sure. */
export function fallsShort(found: number, estimated: number): boolean {
  return estimated - found > Math.max(tolerated.users, estimated * tolerated.share)
}
