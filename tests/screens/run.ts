import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Page } from 'playwright'
import { ensureBuilt } from '../../electron/start/build.ts'
import { openConsole } from '../../electron/start/console.ts'
import { installedRuntime } from '../../electron/start/runtime.ts'

/** `npm run screens`: takes the pictures of docs/screens again, on the demo pool. */
const folder = resolve(import.meta.dirname, '../../docs/screens')

type Scheme = 'light' | 'dark'
type Screen = { readonly name: string; readonly open: (page: Page) => Promise<void> }

const screens: Screen[] = [
  {
    name: 'index',
    open: async (page) => {
      await goTo(page, '/')
      await page.getByRole('heading', { name: 'User pool administration' }).waitFor()
    },
  },
  {
    name: 'users',
    open: async (page) => {
      await goTo(page, '/users/?q=gar&_facets=True')
      await page.getByText(/results? \(/).waitFor()
    },
  },
  {
    name: 'user',
    open: async (page) => {
      await openUser(page)
      await page.getByRole('button', { name: 'Save', exact: true }).waitFor()
    },
  },
  {
    name: 'password',
    open: async (page) => {
      await openUser(page)
      await page.getByRole('link', { name: 'Password', exact: true }).click()
      await page.getByRole('heading', { name: 'Set temporary password' }).waitFor()
    },
  },
  {
    name: 'connection',
    open: async (page) => {
      await goTo(page, '/connections/add/')
      await page.getByRole('button', { name: 'Test connection' }).waitFor()
    },
  },
]

async function goTo(page: Page, address: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash
  }, address)
}

async function openUser(page: Page): Promise<void> {
  await goTo(page, '/users/?q=kohler')
  await page.getByRole('rowheader').first().getByRole('link').click()
}

const runtime = installedRuntime()
if (runtime === undefined) throw new Error('There is no Electron and no Chromium to take pictures of.')
ensureBuilt()
mkdirSync(folder, { recursive: true })
const { page, close } = await openConsole({ runtime, headless: true })
try {
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.getByText(/^Synced/).waitFor({ timeout: 60_000 })
  for (const colorScheme of ['light', 'dark'] satisfies Scheme[]) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    for (const { name, open } of screens) {
      await open(page)
      await page.screenshot({ path: join(folder, `${name}-${colorScheme}.png`) })
      console.log(`${name}-${colorScheme}.png`)
    }
  }
} finally {
  await close()
}
