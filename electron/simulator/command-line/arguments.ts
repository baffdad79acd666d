import { parseArgs } from 'node:util'
import type { SimulatorOptions } from '../simulator.ts'
import type { Fault } from '../transport/faults.ts'
import { defaultQuotas } from '../transport/quota-categories.ts'
import { type Draft, flags } from './flags.ts'
import { UsageError } from './usage-error.ts'
import { quoted } from './values.ts'

/** What the command line asks for. */
export type Command =
  | { readonly kind: 'help' }
  | {
      readonly kind: 'serve'
      readonly port: number
      readonly localIssuer: boolean
      readonly options: SimulatorOptions
      readonly faults: readonly Fault[]
    }

/** Reads the arguments. Throws UsageError that names the flag and says what it takes. */
export function readArguments(args: readonly string[]): Command {
  const { tokens } = parseArgs({
    args: [...args],
    // Not strict, because the messages of strict parsing do not say what is allowed.
    strict: false,
    tokens: true,
    options: Object.fromEntries(
      Object.entries(flags).map(([name, { value }]) => [
        name,
        { type: value === undefined ? 'boolean' : 'string' },
      ]),
    ),
  })
  const draft: Draft = { port: 0, localIssuer: false, options: {}, limited: true, quotas: {}, faults: [] }
  const given = new Set<string>()
  for (const token of tokens) {
    if (token.kind !== 'option') {
      const text = token.kind === 'positional' ? token.value : '--'
      throw new UsageError(`${quoted(text)} belongs to no flag; see --help.`)
    }
    const { name, rawName, value } = token
    if (name === 'help') return { kind: 'help' }
    setFlag(draft, rawName, name, value, given)
  }
  return finished(draft)
}

function setFlag(
  draft: Draft,
  written: string,
  name: string,
  value: string | undefined,
  given: Set<string>,
): void {
  const flag = Object.hasOwn(flags, name) && written === `--${name}` ? flags[name] : undefined
  if (flag === undefined) {
    const known = Object.keys(flags).map((candidate) => `--${candidate}`)
    throw new UsageError(`There is no ${quoted(written)}. The flags are ${known.join(', ')}, --help.`)
  }
  if (given.has(name) && !flag.repeatable) throw new UsageError(`--${name} can be given once.`)
  given.add(name)
  if (flag.value === undefined && value !== undefined) throw new UsageError(`--${name} takes no value.`)
  if (flag.value !== undefined && value === undefined)
    throw new UsageError(`--${name} needs a value: ${flag.meaning}.`)
  flag.set(draft, value ?? '', `--${name}`)
}

function finished({ port, localIssuer, options, limited, quotas, faults }: Draft): Command {
  const { region = 'eu-central-1', userPoolId = `${region}_DemoPool1`, users = 2000 } = options
  if (!userPoolId.startsWith(`${region}_`))
    throw new UsageError(`--user-pool-id takes an ID of the region ${region}, not ${quoted(userPoolId)}.`)
  return {
    kind: 'serve',
    port,
    localIssuer,
    options: {
      ...options,
      region,
      userPoolId,
      users,
      quotas: limited ? { ...defaultQuotas, ...quotas } : quotas,
    },
    faults,
  }
}
