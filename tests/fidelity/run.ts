import { spawnSync } from 'node:child_process'
import { join, resolve } from 'node:path'

/**
 * `npm run fidelity`: checks every rule on every service, records what cognito-local and moto do in verdicts.json, and
 * writes docs/fidelity.md anew. With `-- groups.` only the rules whose id begins like that are checked again.
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
  ],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, FIDELITY_RECORD: '1', FIDELITY_RULES: process.argv[2] ?? '' },
  },
)
process.exitCode = status ?? 1
