import type { Page } from 'playwright'
import type { OutputOf } from '../../shared/contract.ts'
import type { Result } from '../../shared/result.ts'
import { openConsole } from './console.ts'
import type { Runtime } from './runtime.ts'

const timeoutMs = 60_000

/**
 * Opens the console headless on the demo pool in a folder of its own, and waits until the user list shows rows.
 * Returns the line that says so.
 */
export async function smoke(runtime: Runtime): Promise<string> {
  const start = performance.now()
  const { page, close } = await openConsole({ runtime, headless: true })
  try {
    await page.evaluate("location.hash = '#/users/'")
    // A row of a user leads to its form; the rows of a list that is still loading lead nowhere.
    await page.locator('tbody tr a[href*="#/users/"]').first().waitFor({ timeout: timeoutMs })
    const elapsed = Math.round(performance.now() - start)
    return `ready: ${runtime.name}, ${await countUsers(page)} users, ${elapsed} ms`
  } finally {
    await close()
  }
}

/** The rows are there before the pool has been read to its end: waits for that, then counts. */
function countUsers(page: Page): Promise<number> {
  return page.evaluate(async (timeout) => {
    const bridge: { session(call: object): Promise<Result<OutputOf<'session'>>> } = Reflect.get(
      globalThis,
      'api',
    )
    const deadline = performance.now() + timeout
    while (performance.now() < deadline) {
      const session = await bridge.session({ callId: 'smoke', input: {} })
      if (!session.ok) throw new Error(session.error.message)
      const sync = session.value.connection?.sync
      if (sync?.phase === 'failed') throw new Error(sync.error?.message)
      if (sync?.phase === 'complete') return sync.users
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    throw new Error('The demo pool was not read to its end in time.')
  }, timeoutMs)
}
