import { test as base, type Page } from '@playwright/test'
import type { MessageBox } from '../../electron/chromium/desktop.ts'
import { type OpenConsole, openConsole as open } from '../../electron/start/console.ts'
import { installedRuntime, type Runtime } from '../../electron/start/runtime.ts'

export type OpenOptions = {
  /** Kept afterwards; a temporary one of its own unless given. */
  readonly dataFolder?: string
  readonly onDialog?: (box: MessageBox) => number | undefined
}

export type Console = OpenConsole & {
  readonly runtime: Runtime
  /** What the page was kept from doing by its content security policy, from the first document on. */
  cspViolations(): Promise<string[]>
  /** Errors the page logged or did not catch, from the first document on; violations are not among them. */
  consoleErrors(): Promise<string[]>
}

type Fixtures = { readonly openConsole: (options?: OpenOptions) => Promise<Console> }

/**
 * Playwright's `test` with a fixture that opens the built console on the runtime of this machine, and closes at the
 * end what the test left open.
 *
 * A picture of a screen:
 *
 *     const { page } = await openConsole()
 *     await page.setViewportSize({ width: 1280, height: 800 })
 *     await page.emulateMedia({ colorScheme: 'dark' })
 *     await page.screenshot({ path: 'docs/screens/index-dark.png' })
 */
export const test = base.extend<Fixtures, { runtime: Runtime }>({
  runtime: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs off this pattern.
    async ({}, use) => {
      const runtime = installedRuntime()
      if (runtime === undefined)
        throw new Error('There is no Electron and no Chromium to open the console on.')
      await use(runtime)
    },
    { scope: 'worker' },
  ],
  openConsole: async ({ runtime }, use, info) => {
    info.annotations.push({ type: 'runtime', description: runtime.name })
    const opened: OpenConsole[] = []
    await use(async (options = {}) => {
      const one = await open({ ...options, runtime, headless: true })
      opened.push(one)
      const faults = gatherFaults(one.page)
      return { ...one, runtime, ...faults }
    })
    for (const one of opened) await one.close()
  },
})

export { expect } from '@playwright/test'

/** Nothing is missed: Playwright keeps what was logged before anybody asked. */
export function gatherFaults(page: Page): Pick<Console, 'cspViolations' | 'consoleErrors'> {
  const errors = async () => {
    const logged = (await page.consoleMessages({ filter: 'all' })).filter(
      (message) => message.type() === 'error',
    )
    const uncaught = await page.pageErrors({ filter: 'all' })
    return [...logged.map((message) => message.text()), ...uncaught.map((error) => error.message)]
  }
  const isViolation = (text: string) => text.includes('Content Security Policy')
  return {
    cspViolations: async () => (await errors()).filter(isViolation),
    consoleErrors: async () => (await errors()).filter((text) => !isViolation(text)),
  }
}
