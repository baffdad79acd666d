import type { Page } from '@playwright/test'
import { expect, test } from '../e2e/console.ts'
import { callBridge } from '../e2e/pages/bridge.ts'

const addresses = [
  'https://example.org/',
  'app://poolkeeper.example.org/index.html',
  'data:text/html,<title>led away</title>',
  'file:///etc/passwd',
  // Last, because the stand-in only brings the page back from it.
  'about:blank',
]

const ways: Readonly<Record<string, (page: Page, address: string) => Promise<unknown>>> = {
  'a click': async (page, address) => {
    await plantLink(page, address, '_self')
    await page.locator('#planted').click({ noWaitAfter: true })
  },
  'a click into a new window': async (page, address) => {
    await plantLink(page, address, '_blank')
    await page.locator('#planted').click({ noWaitAfter: true })
  },
  'a script': (page, address) => page.evaluate((to) => void location.assign(to), address),
  'a script that opens a window': (page, address) => page.evaluate((to) => void window.open(to), address),
  'a redirect': (page, address) =>
    page.evaluate((to) => {
      document.querySelector('meta[http-equiv=refresh]')?.remove()
      const redirect = document.createElement('meta')
      redirect.httpEquiv = 'refresh'
      redirect.content = `0;url=${to}`
      document.head.append(redirect)
    }, address),
  'a form': (page, address) =>
    page.evaluate((to) => {
      const form = document.createElement('form')
      form.action = to
      document.body.append(form)
      form.submit()
    }, address),
  'a drop': async (page, address) => {
    const devtools = await page.context().newCDPSession(page)
    const data = { items: [{ mimeType: 'text/uri-list', data: address }], dragOperationsMask: 1 }
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await devtools.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data })
    }
    await devtools.detach()
  },
}

async function plantLink(page: Page, address: string, target: string): Promise<void> {
  await page.evaluate(
    ({ to, where }) => {
      document.getElementById('planted')?.remove()
      const link = document.createElement('a')
      Object.assign(link, { id: 'planted', href: to, target: where, rel: 'opener', textContent: 'planted' })
      Object.assign(link.style, { position: 'fixed', inset: '0', zIndex: '9999' })
      document.body.append(link)
    },
    { to: address, where: target },
  )
}

for (const [way, lead] of Object.entries(ways)) {
  test(`${way} leads nowhere`, async ({ openConsole }) => {
    const { page, openedLinks } = await openConsole()
    const home = page.url()
    for (const address of addresses) {
      // Some ways throw in the page itself; what counts is where it ends up.
      await lead(page, address).catch(() => {})
      await settle(page)
      expect(page.url(), address).toBe(home)
      // The stand-in's browser may open a tab for what was dropped, which the stand-in closes at once.
      await expect.poll(() => page.context().pages().length, { message: address }).toBe(1)
    }
    expect(await openedLinks()).toEqual([])
    await expect(page.locator('#root')).not.toBeEmpty()
  })
}

/**
 * Until the page shows itself and has twice had an answer from the main process: by then whatever was asked before
 * has been refused. A document that a refusal replaces gives no answer; the one after it does.
 */
async function settle(page: Page): Promise<void> {
  await expect(async () => {
    await callBridge(page, 'session', {})
    await callBridge(page, 'session', {})
  }).toPass()
  await page.waitForFunction(() => document.querySelector('#root:not(:empty)') !== null)
}

test('a link to a known host opens in the system’s browser, not here', async ({ openConsole }) => {
  const { page, openedLinks } = await openConsole()
  const address = 'https://docs.aws.amazon.com/cognito/'
  await plantLink(page, address, '_blank')
  await page.locator('#planted').click({ noWaitAfter: true })
  await expect.poll(openedLinks).toEqual([address])
  expect(page.context().pages()).toHaveLength(1)
})

test('the openLink channel opens known hosts and refuses the rest', async ({ openConsole }) => {
  const { page, openedLinks } = await openConsole()
  const answer = (url: string) =>
    page.evaluate((to) => Reflect.get(window, 'api').openLink({ callId: 'link', input: { url: to } }), url)
  expect(await answer('https://eu-west-1.console.aws.amazon.com/cognito/')).toMatchObject({ ok: true })
  for (const url of [
    'http://docs.aws.amazon.com/',
    'https://example.org/',
    'file:///etc/passwd',
    'javascript:alert(1)',
  ]) {
    expect(await answer(url), url).toMatchObject({ ok: false })
  }
  expect(await openedLinks()).toEqual(['https://eu-west-1.console.aws.amazon.com/cognito/'])
})

test('the page may reload itself', async ({ openConsole }) => {
  const { page } = await openConsole()
  await Promise.all([page.waitForEvent('load'), page.evaluate(() => location.reload())])
  await expect(page.locator('#root')).not.toBeEmpty()
})
