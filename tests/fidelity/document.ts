import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import * as Sdk from '@aws-sdk/client-cognito-identity-provider'
import { z } from 'zod'
import { operations } from '../../electron/simulator/operations/table.ts'
import type { Rule } from './rule.ts'
import { type Family, families } from './rules/index.ts'
import { type OtherPeer, readVerdicts, type Verdict, type Verdicts } from './verdicts.ts'

const file = resolve(import.meta.dirname, '../../docs/fidelity.md')

export function readDocument(): string {
  return readFileSync(file, 'utf8')
}

export function writeDocument(): void {
  writeFileSync(file, renderDocument())
}

/** docs/fidelity.md, as the rules and the recorded verdicts make it. */
export function renderDocument(): string {
  const verdicts = readVerdicts()
  const tables = families.map((family) => familyTable(family, verdicts))
  return `${[introduction(), summary(verdicts), ...tables, unconfirmed(), missingOperations()].join('\n\n')}\n`
}

function introduction(): string {
  return `# Fidelity

What Amazon Cognito does, by its documentation, and who does it too: our simulator, cognito-local
${cognitoLocalVersion()} and moto ${motoVersion()}. Each rule below is a check in \`tests/fidelity/rules\` that goes through the
AWS SDK to a user pool made for that one check. Our simulator is checked in process and over HTTP and has to keep every
rule, or the tests fail; what depends on the clock or on the messages sent is checked in process only. Of the other two
the tests fail when they no longer do what stands here. \`npm run fidelity\` measures again and writes this page.

Where cognito-local and moto do something else than our simulator, the page in the second column says why it is the
simulator that is right. What no page states is listed at the end.`
}

function summary(verdicts: Verdicts): string {
  const rows = [...families, { title: 'All', rules: families.flatMap(({ rules }) => rules) }].map(
    ({ title, rules }) => {
      const kept = (peer: OtherPeer): number =>
        rules.filter(({ id }) => verdicts[peer][id] === 'holds').length
      const neither = rules.filter(
        ({ id }) => verdicts['cognito-local'][id] !== 'holds' && verdicts.moto[id] !== 'holds',
      )
      const counts = [rules.length, rules.length, kept('cognito-local'), kept('moto'), neither.length]
      return `| ${[title, ...counts].join(' | ')} |`
    },
  )
  return `| Rules on | Rules | Simulator | cognito-local | moto | Neither of the two |
| --- | --: | --: | --: | --: | --: |
${rows.join('\n')}

In the tables that follow:

- **yes**: keeps the rule
- **no**: does something else
- **missing**: has no such operation
- **?**: cannot be told from outside, as what a service would have sent in a message`
}

function familyTable({ title, rules }: Family, verdicts: Verdicts): string {
  const rows = rules.map((rule) => row(rule, verdicts))
  const head = '| Rule | Stated by | Simulator | cognito-local | moto |\n| --- | --- | --- | --- | --- |'
  return `## ${title}\n\n${head}\n${rows.join('\n')}`
}

function row({ id, title, source }: Rule, verdicts: Verdicts): string {
  const others = [verdicts['cognito-local'][id], verdicts.moto[id]].map(word)
  return `| ${[cell(title), `[${cell(source.title)}](${source.url})`, 'yes', ...others].join(' | ')} |`
}

function unconfirmed(): string {
  const entries = families
    .flatMap((family) => family.rules)
    .flatMap(({ title, unconfirmed: what }) => (what === undefined ? [] : [`- ${title}: ${what}`]))
  return `## What no document states

Where a rule asks for more than the documentation says, the simulator does what is most plausible:

${entries.join('\n')}`
}

function missingOperations(): string {
  const names = Object.keys(Sdk)
    .filter((name) => name.endsWith('Command') && name !== '$Command')
    .map((name) => name.slice(0, -'Command'.length))
  const missing = names.filter((name) => !operations.has(name)).sort()
  return `## What the simulator does not have

Of the ${names.length} operations of the AWS SDK the simulator answers ${names.length - missing.length}. The others it answers as the service answers a target that it
does not know:

${missing.map((name) => `\`${name}\``).join(', ')}`
}

function word(verdict: Verdict | undefined): string {
  switch (verdict) {
    case 'holds':
      return 'yes'
    case 'differs':
      return 'no'
    case 'missing':
      return 'missing'
    case 'cannot be told':
      return '?'
    case undefined:
      return 'not measured'
  }
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|')
}

function cognitoLocalVersion(): string {
  const path = createRequire(import.meta.url).resolve('cognito-local/package.json')
  return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(path, 'utf8'))).version
}

function motoVersion(): string {
  const requirements = readFileSync(join(import.meta.dirname, 'peers/requirements.txt'), 'utf8')
  return /^moto==(.+)$/m.exec(requirements)?.[1] ?? ''
}
