import { expect, test } from '../e2e/console.ts'

const wayward = [
  '/../package.json',
  '/../../package.json',
  '/..%2fpackage.json',
  '/%2e%2e/package.json',
  '/%2e%2e%2fpackage.json',
  '/%252e%252e%252fpackage.json',
  '/..\\package.json',
  '/..%5cpackage.json',
  '/assets/../../package.json',
  '/assets/..%2f..%2fmain/index.js',
  '/../main/index.js',
  '/../preload/index.cjs',
  '/..%c0%afpackage.json',
  '/%c0%ae%c0%ae/package.json',
  '/..;/package.json',
  '//etc/passwd',
  '/etc/passwd',
  '/file:///etc/passwd',
  '/index.html%00',
  '/index.html/',
  '/INDEX.HTML',
  '/assets',
  '/assets/',
  '/window-state.json',
]

test('no address leads out of the bundle', async ({ openConsole }) => {
  const { page } = await openConsole()
  const statuses: number[] = []
  page.on('response', (response) => statuses.push(response.status()))
  const loaded = await page.evaluate(async (paths) => {
    const tries = paths.map(
      (path) =>
        new Promise<string | undefined>((resolve) => {
          const script = document.createElement('script')
          script.onload = () => resolve(path)
          script.onerror = () => resolve(undefined)
          script.src = `${location.origin}${path}`
          document.head.append(script)
        }),
    )
    return (await Promise.all(tries)).filter((path) => path !== undefined)
  }, wayward)
  expect(loaded).toEqual([])
  expect([...new Set(statuses)]).toEqual([404])
})
