import { expect, test } from '../e2e/console.ts'
import { callBridge } from '../e2e/pages/bridge.ts'

const names = [
  'geolocation',
  'notifications',
  'camera',
  'microphone',
  'clipboard-read',
  'clipboard-write',
  'midi',
  'persistent-storage',
  'window-management',
  'local-fonts',
  'idle-detection',
  'screen-wake-lock',
  'accelerometer',
]

test('no permission is granted or even asked for', async ({ openConsole }) => {
  const { page } = await openConsole()
  const states = await page.evaluate(async (all) => {
    const entries = all.map(async (name) => {
      const status = await navigator.permissions.query({ name: name as PermissionName })
      return [name, status.state]
    })
    return Object.fromEntries(await Promise.all(entries))
  }, names)
  expect(states).toEqual(Object.fromEntries(names.map((name) => [name, 'denied'])))
})

test('what needs a permission is refused', async ({ openConsole }) => {
  const { page } = await openConsole()
  const outcomes = await page.evaluate(async () => {
    const attempts: Record<string, () => Promise<unknown>> = {
      geolocation: () =>
        new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject)),
      camera: () => navigator.mediaDevices.getUserMedia({ video: true }),
      microphone: () => navigator.mediaDevices.getUserMedia({ audio: true }),
      screen: () => navigator.mediaDevices.getDisplayMedia(),
      readClipboard: () => navigator.clipboard.readText(),
      writeClipboard: () => navigator.clipboard.writeText('planted'),
      midi: () => navigator.requestMIDIAccess(),
    }
    const run = Object.entries(attempts).map(async ([name, attempt]) => {
      const outcome = await attempt().then(
        () => 'granted',
        () => 'refused',
      )
      return [name, outcome]
    })
    return {
      ...Object.fromEntries(await Promise.all(run)),
      notification: await Notification.requestPermission(),
    }
  })
  expect(outcomes).toEqual({
    geolocation: 'refused',
    camera: 'refused',
    microphone: 'refused',
    screen: 'refused',
    readClipboard: 'refused',
    writeClipboard: 'refused',
    midi: 'refused',
    notification: 'denied',
  })
})

test('nothing is downloaded', async ({ openConsole }) => {
  const { page } = await openConsole()
  const downloads: Promise<string | null>[] = []
  page.on('download', (download) => downloads.push(download.failure()))
  await page.evaluate(() => {
    const link = document.createElement('a')
    Object.assign(link, { href: 'data:text/plain,planted', download: 'planted.txt' })
    document.body.append(link)
    link.click()
  })
  // The answer comes after the download was refused, since it was asked for later.
  await callBridge(page, 'session', {})
  expect(await Promise.all(downloads)).not.toContain(null)
})
