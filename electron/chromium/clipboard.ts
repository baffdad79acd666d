import type { Shown } from './desktop.ts'

/**
 * `clipboard`: the system's (headless Chromium's own), reached through the window's page. The page itself may not
 * touch the clipboard, so the permission is lent for the one call, and the call is made in a world of its own where
 * the page's scripts have changed nothing.
 */
export function createClipboard(onScreen: () => Shown | undefined) {
  const lend = async (permission: string, expression: string): Promise<unknown> => {
    const shown = onScreen()
    if (shown === undefined) throw new Error('The clipboard needs an open window.')
    const { page, devtools } = shown
    const { origin } = new URL(page.url())
    const set = (setting: 'granted' | 'denied') =>
      devtools.send('Browser.setPermission', { origin, permission: { name: permission }, setting })
    try {
      const { frameTree } = await devtools.send('Page.getFrameTree')
      const world = await devtools.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id })
      await set('granted')
      const { result, exceptionDetails } = await devtools.send('Runtime.evaluate', {
        expression,
        contextId: world.executionContextId,
        awaitPromise: true,
        returnByValue: true,
        userGesture: true,
      })
      if (exceptionDetails !== undefined) throw new Error(exceptionDetails.exception?.description)
      return result.value
    } finally {
      await set('denied')
    }
  }
  return {
    readText: async () => String(await lend('clipboard-read', 'navigator.clipboard.readText()')),
    writeText: async (text: string) => {
      await lend('clipboard-write', `navigator.clipboard.writeText(${JSON.stringify(text)})`)
    },
  } satisfies Partial<Electron.Clipboard>
}
