import type { RunningPeer } from './peers/peer.ts'
import { CannotBeTold, type Rule } from './rule.ts'
import type { Verdict } from './verdicts.ts'

export type Measured = { readonly verdict: Verdict; readonly error?: unknown }

/** Checks a rule on a pool of its own. */
export async function measure(peer: RunningPeer, rule: Rule): Promise<Measured> {
  let missing = false
  try {
    const opened = await peer.openPool(rule.pool ?? {})
    opened.pool.client.middlewareStack.add(
      (next) => async (request) => {
        try {
          return await next(request)
        } catch (error) {
          missing ||= error instanceof Error && peer.isMissing(error)
          throw error
        }
      },
      { step: 'initialize', name: 'missingOperations' },
    )
    try {
      await rule.check(opened.pool)
    } finally {
      opened.close()
    }
    return { verdict: 'holds' }
  } catch (error) {
    if (error instanceof CannotBeTold) return { verdict: 'cannot be told', error }
    missing ||= error instanceof Error && peer.isMissing(error)
    return { verdict: missing ? 'missing' : 'differs', error }
  }
}
