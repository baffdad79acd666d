import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import type { Rule } from './rule.ts'
import { type Family, families } from './rules/index.ts'
import { readVerdicts, type Verdict, type Verdicts } from './verdicts.ts'

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
  return `${[introduction(), ...families.map((family) => familyTable(family, verdicts)), unconfirmed()].join('\n\n')}\n`
}

function introduction(): string {
  const count = families.reduce((sum, family) => sum + family.rules.length, 0)
  return `# Fidelity

What Amazon Cognito does, by its documentation, and who does it too: our simulator, cognito-local
${cognitoLocalVersion()} and moto ${motoVersion()}. Each of the ${count} rules below is a check in \`tests/fidelity/rules\`
that runs on all of them through the AWS SDK, on a user pool made for that one check. Our simulator runs in process and
over HTTP and has to keep every rule, or the tests fail; of the others the tests fail when they no longer do what stands
here. \`npm run fidelity\` measures again and writes this page.

- **yes**: keeps the rule
- **no**: does something else
- **missing**: has no such operation
- **?**: cannot be told from outside, such as what it would have sent in a message`
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
