import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const side = z.int().min(-100_000).max(100_000)
const rectangleSchema = z.object({ x: side, y: side, width: side, height: side })
const windowStateSchema = z.object({ bounds: rectangleSchema, isMaximized: z.boolean() })

type Rectangle = z.infer<typeof rectangleSchema>
export type WindowState = z.infer<typeof windowStateSchema>
export type Placement = {
  readonly width: number
  readonly height: number
  /** undefined: wherever the system puts it. */
  readonly position: { readonly x: number; readonly y: number } | undefined
  readonly isMaximized: boolean
}

export const smallest = { width: 640, height: 480 }
const usual: Placement = { width: 1280, height: 800, position: undefined, isMaximized: false }

function stateFile(folder: string): string {
  return join(folder, 'window-state.json')
}

/** The remembered state; undefined where there is none that makes sense. */
export function readWindowState(folder: string): WindowState | undefined {
  try {
    return windowStateSchema.parse(JSON.parse(readFileSync(stateFile(folder), 'utf8')))
  } catch {
    return undefined
  }
}

/** Remembers the state. A full or read-only disk costs the memory of the window's place and nothing else. */
export function writeWindowState(folder: string, state: WindowState): void {
  try {
    writeFileSync(stateFile(folder), `${JSON.stringify(state, null, 2)}\n`)
  } catch {
    return
  }
}

/** Where to open the window: as remembered, but never off every screen and never too small to use. */
export function placeWindow(state: WindowState | undefined, workAreas: readonly Rectangle[]): Placement {
  if (state === undefined) return usual
  const { bounds, isMaximized } = state
  const width = Math.max(bounds.width, smallest.width)
  const height = Math.max(bounds.height, smallest.height)
  const isVisible = workAreas.some((area) => overlap({ ...bounds, width, height }, area))
  return { width, height, position: isVisible ? { x: bounds.x, y: bounds.y } : undefined, isMaximized }
}

/** Enough of the window's top edge is on the screen to take hold of. */
function overlap(window: Rectangle, area: Rectangle): boolean {
  const grip = 100
  return (
    window.x + window.width >= area.x + grip &&
    window.x <= area.x + area.width - grip &&
    window.y >= area.y &&
    window.y <= area.y + area.height - grip
  )
}
