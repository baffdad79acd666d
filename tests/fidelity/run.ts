import { spawnSync } from 'node:child_process'
import { join, resolve } from 'node:path'
import { writeDocument } from './document.ts'

/**
 * `npm run fidelity`: checks every rule on every service, records what cognito-local and moto do in verdicts.json, and
 * writes docs/fidelity.md anew. With `-- groups.` only the rules whose id begins like that are checked again, with
 * `-- --page` none.
 */
const root = resolve(import.meta.dirname, '../..')
const [wanted = ''] = process.argv.slice(2)
if (wanted === '--page') writeDocument()
else process.exitCode = measure(wanted)

function measure(beginning: string): number {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const { status } = spawnSync(
    process.execPath,
    [vitest, 'run', '--config', 'tests/vitest.config.ts', 'tests/fidelity/fidelity.test.ts'],
    {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, FIDELITY_RECORD: '1', FIDELITY_RULES: beginning },
    },
  )
  return status ?? 1
}
