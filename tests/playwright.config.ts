import { defineConfig } from '@playwright/test'

/** Everything that is shown in a window. No retries: a test that passes at the second try has failed. */
export default defineConfig({
  testDir: '.',
  testMatch: ['e2e/**/*.spec.ts', 'a11y/**/*.spec.ts', 'security/**/*.spec.ts'],
  outputDir: '../test-results/playwright',
  globalSetup: './e2e/build.ts',
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  // A slow machine is no failure; an assertion that holds does not wait.
  expect: { timeout: 10_000 },
  reporter: [['line'], ['json', { outputFile: '../test-results/playwright.json' }]],
})
