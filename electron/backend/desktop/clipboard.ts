import type { Desktop } from '../backend-types.ts'

/** A clipboard that does not keep secrets. */
export type Clipboard = {
  /** Copies a text and gives the seconds after which it is cleared, unless something else was copied since. */
  readonly copy: (text: string) => Promise<number>
  /** Clears at once what is still waiting to be cleared. */
  readonly close: () => Promise<void>
}

const secondsUntilCleared = 30

/** @param milliseconds until the text is cleared; a test waits for less */
export function createClipboard(
  desktop: Pick<Desktop, 'copyText' | 'readText'>,
  milliseconds = secondsUntilCleared * 1000,
): Clipboard {
  let waiting: { readonly text: string; readonly timer: NodeJS.Timeout } | null = null
  const clear = async (): Promise<void> => {
    if (waiting === null) return
    const { text, timer } = waiting
    clearTimeout(timer)
    waiting = null
    if ((await desktop.readText()) === text) await desktop.copyText('')
  }
  return {
    copy: async (text) => {
      await desktop.copyText(text)
      if (waiting !== null) clearTimeout(waiting.timer)
      // A clipboard that cannot be read any more cannot be cleared either.
      const timer = setTimeout(() => void clear().catch(() => undefined), milliseconds)
      timer.unref()
      waiting = { text, timer }
      return Math.ceil(milliseconds / 1000)
    },
    close: clear,
  }
}
