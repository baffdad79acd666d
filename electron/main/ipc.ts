import { ipcMain, type WebContents } from 'electron'
import { channelNames } from '../../shared/channels.ts'
import { failure } from '../../shared/result.ts'
import type { Backend } from '../backend/backend-types.ts'
import { isOwnSender } from './sender.ts'

/** The channel on which the window hears what the backend tells it. The preload knows it by the same name. */
const eventChannel = 'event'

const refused = failure({
  code: 'not_permitted',
  message: 'The call did not come from the console’s own window.',
  retryable: false,
})

/**
 * Connects the window to the backend: one handler for each channel of the contract, and the backend's events. The
 * only file that touches ipcMain.
 */
export function connectWindow(backend: Promise<Backend>, ownContents: () => WebContents | undefined): void {
  for (const channel of channelNames) {
    ipcMain.handle(channel, async (event, payload: unknown) => {
      if (!isOwnSender(event, ownContents())) return refused
      const { dispatch } = await backend
      return dispatch(channel, { id: String(event.sender.id) }, payload)
    })
  }
  backend.then(
    ({ onEvent }) => onEvent((event) => ownContents()?.send(eventChannel, event)),
    // Whoever started the backend says why it did not.
    () => {},
  )
}
