import { contentSecurityPolicy } from '../../electron/main/content-security-policy.ts'
import { expect, test } from '../e2e/console.ts'

test('every file carries the policy', async ({ openConsole }) => {
  const { page } = await openConsole()
  const policies: (string | undefined)[] = []
  page.on('response', (response) => policies.push(response.headers()['content-security-policy']))
  await page.reload({ waitUntil: 'load' })
  expect(policies.length).toBeGreaterThan(2)
  expect([...new Set(policies)]).toEqual([contentSecurityPolicy('strict')])
})

/** Each tries to set `window.planted`, or to reach another host. */
const attacks: Readonly<Record<string, () => unknown>> = {
  'an inline script': () => {
    const script = document.createElement('script')
    script.textContent = 'window.planted = true'
    document.body.append(script)
  },
  'an inline handler': () => {
    document.body.insertAdjacentHTML('beforeend', '<b id="handler" onclick="window.planted = true">x</b>')
    document.getElementById('handler')?.click()
  },
  'a javascript: link': () => {
    document.body.insertAdjacentHTML(
      'beforeend',
      '<a id="link" href="javascript:window.planted = true">x</a>',
    )
    document.getElementById('link')?.click()
  },
  // From a timer, because what DevTools evaluates is exempt.
  // biome-ignore lint/security/noGlobalEval: this is what the policy must block.
  eval: () => setTimeout(() => Reflect.apply(window.eval, window, ['window.planted = true'])),
  'a function made from text': () =>
    setTimeout(() => Reflect.construct(Function, ['window.planted = true'])()),
  'a timer with text': () => Reflect.apply(setTimeout, window, ['window.planted = true', 0]),
  'a script of another host': () => {
    const script = document.createElement('script')
    script.src = 'https://example.org/script.js'
    document.body.append(script)
  },
  'a script from a data address': () => {
    const script = document.createElement('script')
    script.src = 'data:text/javascript,window.planted = true'
    document.body.append(script)
  },
  'an inline style': () => {
    const style = document.createElement('style')
    style.textContent = 'body { display: none }'
    document.body.append(style)
    Reflect.set(window, 'planted', getComputedStyle(document.body).display === 'none' || undefined)
  },
  'an image of another host': () => {
    const image = new Image()
    image.onload = () => Reflect.set(window, 'planted', true)
    image.src = 'https://example.org/image.png'
  },
  'a frame of another host': () => {
    const frame = document.createElement('iframe')
    frame.src = 'https://example.org/'
    document.body.append(frame)
  },
  'a request': () => fetch('https://example.org/').then(() => Reflect.set(window, 'planted', true)),
  'a request to ourselves': () => fetch('/index.html').then(() => Reflect.set(window, 'planted', true)),
  'a socket': () => {
    const socket = new WebSocket('wss://example.org/')
    socket.onopen = () => Reflect.set(window, 'planted', true)
  },
  'a beacon': () => navigator.sendBeacon('https://example.org/', 'planted'),
  'a worker': () => {
    const worker = new Worker(URL.createObjectURL(new Blob(['postMessage(1)'])))
    worker.onmessage = () => Reflect.set(window, 'planted', true)
  },
  'a base address': () => {
    const base = document.createElement('base')
    base.href = 'https://example.org/'
    document.head.append(base)
    Reflect.set(window, 'planted', document.baseURI.startsWith('https://example.org') || undefined)
  },
  'a form': () => {
    const form = document.createElement('form')
    form.action = 'https://example.org/'
    document.body.append(form)
    form.submit()
  },
}

test('every attack is blocked and reported', async ({ openConsole }) => {
  const { page } = await openConsole()
  const home = page.url()
  for (const [what, attack] of Object.entries(attacks)) {
    await page.reload({ waitUntil: 'load' })
    await page.evaluate(() => {
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
        Reflect.set(window, 'violation', effectiveDirective)
      })
    })
    // Some throw in the page itself.
    await page.evaluate(attack).catch(() => {})
    await page
      .waitForFunction(() => Reflect.get(window, 'violation') !== undefined, undefined, {
        timeout: 5_000,
      })
      .catch(() => expect.soft(undefined, `${what} was not reported`).toBeDefined())
    expect.soft(await page.evaluate(() => Reflect.get(window, 'planted')), what).toBeUndefined()
    expect.soft(page.url(), what).toBe(home)
  }
})

test('a walk through every screen violates nothing', async ({ openConsole }) => {
  const { page, cspViolations } = await openConsole()
  const show = async (address: string): Promise<void> => {
    await page.evaluate((hash) => {
      location.hash = hash
    }, address)
    await page.locator('main h1').first().waitFor()
  }
  await show('/users/')
  const href = await page.locator('tbody tr a[href*="#/users/"]').first().getAttribute('href')
  const user = /#(\/users\/[^/]+\/)/.exec(href ?? '')?.[1]
  expect(user).toBeDefined()
  for (const address of [
    '/',
    '/users/add/',
    `${user}change/`,
    `${user}password/`,
    `${user}history/`,
    `${user}delete/`,
    '/groups/',
    '/groups/add/',
    '/connections/',
    '/connections/add/',
    '/audit/',
    '/nowhere/',
    '/users/no-such-user/change/',
  ]) {
    await show(address)
    for (const colorScheme of ['dark', 'light'] as const) await page.emulateMedia({ colorScheme })
  }
  expect(await cspViolations()).toEqual([])
})
