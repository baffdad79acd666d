import { spawnSync } from 'node:child_process'
import { join, resolve } from 'node:path'

/**
 * `npm run fidelity`: checks every rule on every service, records what cognito-local and moto do in verdicts.json, and
 * writes docs/fidelity.md anew. With `-- -t groups` only the rules whose name matches are checked again.
 */
const root = resolve(import.meta.dirname, '../..')
const { status } = spawnSync(
  process.execPath,
  [
    join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--config',
    'tests/vitest.config.ts',
    'tests/fidelity/fidelity.test.ts',
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: 'inherit', env: { ...process.env, FIDELITY_RECORD: '1' } },
)
process.exitCode = status ?? 1
