import type { Page } from '@playwright/test'
import { openConsole } from '../../../electron/start/console.ts'
import { test as base, type Console, expect, gatherFaults, type OpenOptions } from '../console.ts'

type Keeper = { readonly consoleOf: (file: string) => Promise<Console> }
type Fixtures = {
  /** A console on the demo pool that the tests of a file share, at its index page. */
  readonly desk: Console
}

/**
 * The console's `test`, held to good housekeeping: at the end of every test no content security policy was
 * violated and nothing was logged as an error.
 */
export const test = base.extend<Fixtures, { keeper: Keeper }>({
  keeper: [
    async ({ runtime }, use) => {
      let kept: { file: string; console: Console } | undefined
      await use({
        consoleOf: async (file) => {
          if (kept?.file === file) return kept.console
          await kept?.console.close()
          const opened = await openConsole({ runtime, headless: true })
          const console = { ...opened, runtime, ...gatherFaults(opened.page) }
          kept = { file, console }
          // Half a pool would be counted and sorted as such.
          await expect(opened.page.getByText(/^Synced /)).toBeVisible({ timeout: 30_000 })
          return console
        },
      })
      await kept?.console.close()
    },
    { scope: 'worker' },
  ],
  desk: async ({ keeper }, use, info) => {
    const desk = await keeper.consoleOf(info.file)
    info.annotations.push({ type: 'runtime', description: desk.runtime.name })
    await startOver(desk.page)
    await use(desk)
    await expectNoFaults(desk)
  },
  openConsole: async ({ openConsole: open }, use) => {
    const running = new Set<Console>()
    await use(async (options?: OpenOptions) => {
      const opened = await open(options)
      const watched: Console = {
        ...opened,
        close: async () => {
          running.delete(watched)
          await expectNoFaults(opened)
          await opened.close()
        },
      }
      running.add(watched)
      return watched
    })
    for (const one of running) await expectNoFaults(one)
  },
})

export { expect, type Page }

/** Goes to an address of the window, such as `/users/?q=ada`, as if it had been typed. */
export async function goTo(page: Page, address: string): Promise<void> {
  await page.evaluate((hash) => {
    window.location.hash = hash
  }, address)
}

/** The address the window shows, without its hash sign. */
export function addressOf(page: Page): string {
  return new URL(page.url()).hash.slice(1)
}

/** The query of the address, decoded. */
export function queryOf(page: Page): URLSearchParams {
  return new URLSearchParams(addressOf(page).split('?')[1] ?? '')
}

async function startOver(page: Page): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  // Whatever the test before left half typed must not hold the window back.
  await page.evaluate(() => window.history.replaceState(null, '', '#/'))
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('User pool administration')
}

async function expectNoFaults(opened: Console): Promise<void> {
  expect(await opened.cspViolations(), 'content security policy violations').toEqual([])
  expect(await opened.consoleErrors(), 'errors in the page').toEqual([])
}
