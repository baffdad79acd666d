import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeDocument } from './document.ts'
import { type Measured, measureAll } from './measure.ts'
import { cognitoLocal } from './peers/cognito-local.ts'
import { moto } from './peers/moto.ts'
import type { Peer } from './peers/peer.ts'
import { simulator } from './peers/simulator.ts'
import { simulatorHttp } from './peers/simulator-http.ts'
import { families } from './rules/index.ts'
import { type OtherPeer, readVerdicts, recordVerdicts } from './verdicts.ts'

/** `npm run fidelity` sets it: what is measured is then the new record instead of being held against the old one. */
const recording = process.env.FIDELITY_RECORD === '1'
/** The rules whose ids begin like this, when only some are of interest. */
const beginning = process.env.FIDELITY_RULES ?? ''

const allRules = families.flatMap((family) => family.rules)
const rules = allRules.filter((rule) => rule.id.startsWith(beginning))
const recorded = readVerdicts()

const ours: readonly Peer[] = [simulator, simulatorHttp]
const others: Readonly<Record<OtherPeer, Peer>> = { 'cognito-local': cognitoLocal, moto }
const peers = [...ours, ...Object.values(others)]
const readiness = new Map(await Promise.all(peers.map(async (peer) => [peer, await peer.prepare()] as const)))
const measured = new Map<Peer, Promise<ReadonlyMap<string, Measured>>>()

// Not in the tests: an assertion of a rule that fails there fails the test, also when that is the verdict.
beforeAll(async () => {
  for (const peer of peers) if (readiness.get(peer) === 'ready') measured.set(peer, measureAll(peer, rules))
  await Promise.allSettled(measured.values())
}, 300_000)

function describePeer(peer: Peer, test: (id: string, measured: Measured) => void): void {
  const ready = readiness.get(peer)
  if (ready !== undefined && ready !== 'ready') {
    it.skip(`${peer.title}, which cannot run here: ${ready.unavailable}`)
    return
  }
  describe(peer.title, () => {
    it.each(rules)('$id: $title', async ({ id }) => {
      const outcome = (await measured.get(peer))?.get(id)
      if (outcome === undefined) throw new Error(`${id} was not checked.`)
      test(id, outcome)
    })
  })
}

for (const peer of ours) {
  describePeer(peer, (_id, { verdict, error }) => {
    if (verdict === 'differs' || verdict === 'missing') throw error
  })
}

it('every rule can be told on our simulator, in process or over HTTP', async () => {
  const outcomes = await Promise.all(ours.map((peer) => measured.get(peer)))
  const told = rules.filter(({ id }) => outcomes.some((found) => found?.get(id)?.verdict === 'holds'))
  expect(told.map(({ id }) => id)).toEqual(rules.map(({ id }) => id))
})

for (const name of ['cognito-local', 'moto'] as const) {
  describePeer(others[name], (id, { verdict, error }) => {
    if (recording) return
    const detail = error instanceof Error ? ` (${error.message.split('\n')[0]})` : ''
    expect(verdict, `what npm run fidelity records${detail}`).toBe(recorded[name][id])
  })
}

it('rules have ids of their own', () => {
  expect(allRules.map(({ id }) => id)).toEqual([...new Set(allRules.map(({ id }) => id))])
})

afterAll(async () => {
  if (!recording) return
  const ids = allRules.map(({ id }) => id)
  recordVerdicts(ids, 'cognito-local', (await measured.get(cognitoLocal)) ?? new Map())
  recordVerdicts(ids, 'moto', (await measured.get(moto)) ?? new Map())
  writeDocument()
})
