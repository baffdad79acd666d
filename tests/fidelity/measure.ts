import type { Peer, RunningPeer } from './peers/peer.ts'
import { CannotBeTold, type Rule } from './rule.ts'
import type { Verdict } from './verdicts.ts'

/** A verdict, and what was thrown where the rule does not hold. */
export type Measured = { readonly verdict: Verdict; readonly error?: unknown }

/** How many rules are checked at a time, each on a pool of its own. */
const atATime = 6

/**
 * Starts a service, checks the rules on it and stops it. Gives a verdict for each rule's id. Rejects where the service
 * does not make a user pool as such: then it would break every rule.
 */
export async function measureAll(peer: Peer, rules: readonly Rule[]): Promise<ReadonlyMap<string, Measured>> {
  const running = await peer.start()
  const measured = new Map<string, Measured>()
  const waiting = rules.values()
  const checkOnes = async (): Promise<void> => {
    for (const rule of waiting) measured.set(rule.id, await measure(running, rule))
  }
  try {
    const plain = await running.openPool({})
    plain.close()
    await Promise.all(Array.from({ length: atATime }, checkOnes))
  } finally {
    await running.close()
  }
  return measured
}

async function measure(peer: RunningPeer, rule: Rule): Promise<Measured> {
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
