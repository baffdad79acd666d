import type { Frame } from 'playwright'
import { toOwnAddress, toOwnOrigin } from './address.ts'

/** The part of WebFrameMain that a sender check and a navigation guard look at. */
export type StandInFrame = Pick<
  Electron.WebFrameMain,
  'url' | 'origin' | 'name' | 'detached' | 'isDestroyed'
> & { readonly parent: StandInFrame | null; readonly top: StandInFrame | null }

export type Frames = { of(frame: Frame): StandInFrame }

/** Gives each of the browser's frames one lasting WebFrameMain, so that frames can be compared. */
export function createFrames(schemes: ReadonlySet<string>): Frames {
  const known = new WeakMap<Frame, StandInFrame>()
  const of = (frame: Frame): StandInFrame => {
    const existing = known.get(frame)
    if (existing !== undefined) return existing
    const created: StandInFrame = {
      get url() {
        return toOwnAddress(frame.url(), schemes)
      },
      get origin() {
        return toOwnOrigin(frame.url(), schemes)
      },
      get name() {
        return frame.name()
      },
      get detached() {
        return frame.isDetached()
      },
      get parent() {
        const parent = frame.parentFrame()
        return parent === null ? null : of(parent)
      },
      get top() {
        const parent = frame.parentFrame()
        return parent === null ? created : of(parent).top
      },
      isDestroyed: () => frame.isDetached() || frame.page().isClosed(),
    }
    known.set(frame, created)
    return created
  }
  return { of }
}
