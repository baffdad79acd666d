import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

/** The suite that needs an unlocked keychain; run.ts brings one. */
export default defineConfig({
  root: resolve(import.meta.dirname, '../..'),
  test: {
    include: ['tests/keychain/**/*.test.ts'],
    pool: 'forks',
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
