import type { CDPSession } from 'playwright'

export type WindowState = 'normal' | 'minimized' | 'maximized' | 'fullscreen'

/** A window's place on the screen, and how it is told to change, through the DevTools protocol. */
export type Placement = {
  readonly bounds: Electron.Rectangle
  readonly state: WindowState
}

export async function readPlacement(devtools: CDPSession, last: Placement): Promise<Placement> {
  const { bounds } = await devtools.send('Browser.getWindowForTarget')
  const state = bounds.windowState ?? 'normal'
  // Electron's getNormalBounds: what the window returns to, whatever it looks like now.
  if (state !== 'normal') return { bounds: last.bounds, state }
  return {
    state,
    bounds: {
      x: bounds.left ?? last.bounds.x,
      y: bounds.top ?? last.bounds.y,
      width: bounds.width ?? last.bounds.width,
      height: bounds.height ?? last.bounds.height,
    },
  }
}

export async function changeState(devtools: CDPSession, windowState: WindowState): Promise<void> {
  const { windowId } = await devtools.send('Browser.getWindowForTarget')
  await devtools.send('Browser.setWindowBounds', { windowId, bounds: { windowState } })
}
