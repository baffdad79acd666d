import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const verdict = z.enum(['holds', 'differs', 'missing', 'cannot be told'])

/** `missing`: the service has no such operation. */
export type Verdict = z.infer<typeof verdict>

const file = join(import.meta.dirname, 'verdicts.json')

const verdicts = z.object({
  'cognito-local': z.record(z.string(), verdict),
  moto: z.record(z.string(), verdict),
})

/** What the other services do, by rule, as it was last measured. Our own simulator has to keep every rule. */
export type Verdicts = z.infer<typeof verdicts>

export type OtherPeer = keyof Verdicts

export function readVerdicts(): Verdicts {
  return verdicts.parse(JSON.parse(readFileSync(file, 'utf8')))
}

/**
 * Puts what was measured into the record. A rule that was not measured keeps its verdict; one that is not among `ids`,
 * which say the order too, loses it.
 */
export function recordVerdicts(
  ids: readonly string[],
  peer: OtherPeer,
  measured: ReadonlyMap<string, { readonly verdict: Verdict }>,
): void {
  const before = readVerdicts()
  const after = ids.flatMap((id) => {
    const verdict = measured.get(id)?.verdict ?? before[peer][id]
    return verdict === undefined ? [] : [[id, verdict]]
  })
  const record = { ...before, [peer]: Object.fromEntries(after) }
  writeFileSync(file, `${JSON.stringify(record, null, 2)}\n`)
}
