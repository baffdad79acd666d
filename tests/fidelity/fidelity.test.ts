import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeDocument } from './document.ts'
import { measure } from './measure.ts'
import { cognitoLocal } from './peers/cognito-local.ts'
import { moto } from './peers/moto.ts'
import type { Peer, RunningPeer } from './peers/peer.ts'
import { simulator } from './peers/simulator.ts'
import { families } from './rules/index.ts'
import { type OtherPeer, readVerdicts, type Verdict, writeVerdicts } from './verdicts.ts'

/** `npm run fidelity` sets it: what is measured is then the new record instead of being held against the old one. */
const recording = process.env.FIDELITY_RECORD === '1'

const rules = families.flatMap((family) => family.rules)
const recorded = readVerdicts()
const measured: Record<OtherPeer, Record<string, Verdict>> = { 'cognito-local': {}, moto: {} }

const ours: readonly Peer[] = [simulator]
const others: readonly (readonly [OtherPeer, Peer])[] = [
  ['cognito-local', cognitoLocal],
  ['moto', moto],
]
const readiness = new Map(
  await Promise.all(
    [...ours, ...others.map(([, peer]) => peer)].map(async (peer) => [peer, await peer.prepare()] as const),
  ),
)

/** Describes a peer that is started before its tests; one that cannot run here is skipped, with the reason in its name. */
function describePeer(peer: Peer, tests: (running: () => RunningPeer) => void): void {
  const ready = readiness.get(peer)
  if (ready !== undefined && ready !== 'ready') {
    it.skip(`${peer.title}: not here: ${ready.unavailable}`)
    return
  }
  describe.concurrent(peer.title, () => {
    let running: RunningPeer | undefined
    beforeAll(async () => {
      running = await peer.start()
    })
    afterAll(() => running?.close())
    tests(() => {
      if (running === undefined) throw new Error(`${peer.title} did not start.`)
      return running
    })
  })
}

for (const peer of ours) {
  describePeer(peer, (running) => {
    it.each(rules)('$id: $title', async (rule) => {
      const { verdict, error } = await measure(running(), rule)
      if (verdict === 'differs' || verdict === 'missing') throw error
    })
  })
}

for (const [name, peer] of others) {
  describePeer(peer, (running) => {
    it.each(rules)('$id: $title', async (rule) => {
      const { verdict, error } = await measure(running(), rule)
      measured[name][rule.id] = verdict
      if (recording || verdict === recorded[name][rule.id]) return
      const detail = error instanceof Error ? `${error.name}: ${error.message}` : ''
      expect(verdict, `the verdict on ${rule.id}, which npm run fidelity records; ${detail}`).toBe(
        recorded[name][rule.id],
      )
    })
  })
}

describe('the rules', () => {
  it('have ids of their own', () => {
    expect(rules.map((rule) => rule.id)).toEqual([...new Set(rules.map((rule) => rule.id))])
  })
})

afterAll(() => {
  if (!recording) return
  // Another run may have recorded other rules meanwhile.
  const before = readVerdicts()
  const record = (name: OtherPeer): Record<string, Verdict> => {
    const known: Record<string, Verdict> = { ...before[name], ...measured[name] }
    return Object.fromEntries(
      rules.flatMap(({ id }) => {
        const verdict = known[id]
        return verdict === undefined ? [] : [[id, verdict]]
      }),
    )
  }
  writeVerdicts({ 'cognito-local': record('cognito-local'), moto: record('moto') })
  writeDocument()
})
