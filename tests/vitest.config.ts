import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

/** Every suite that needs no window. What needs one is in playwright.config.ts. */
export default defineConfig({
  root: resolve(import.meta.dirname, '..'),
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/keychain/**'],
    pool: 'forks',
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
