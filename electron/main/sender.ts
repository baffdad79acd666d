import type { IpcMainInvokeEvent, WebContents } from 'electron'
import { appOrigin, isOwnAddress } from './address.ts'

type Frame = Pick<
  NonNullable<IpcMainInvokeEvent['senderFrame']>,
  'url' | 'origin' | 'detached' | 'isDestroyed'
> & { readonly parent: unknown }

/** The part of an IPC event that says who is asking. */
export type Sender = {
  readonly sender: unknown
  readonly senderFrame: Frame | null
}

/**
 * Whether a call comes from the top frame of our own window, showing our own page. Anything that cannot be read is
 * a no: Electron gives a null frame for one that navigated or went away, and its getters throw once it is gone.
 */
export function isOwnSender(event: Sender, own: WebContents | undefined): boolean {
  try {
    const frame = event.senderFrame
    return (
      own !== undefined &&
      event.sender === own &&
      !own.isDestroyed() &&
      frame !== null &&
      !frame.isDestroyed() &&
      !frame.detached &&
      frame.parent === null &&
      frame.origin === appOrigin &&
      isOwnAddress(frame.url)
    )
  } catch {
    return false
  }
}
