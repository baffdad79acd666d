import { contextBridge, ipcRenderer } from 'electron'
import { type ChannelName, channelNames } from '../../shared/channels.ts'
import type { Api } from '../../shared/contract.ts'
import type { ConsoleEvent } from '../../shared/events.ts'

const calls = Object.fromEntries(
  channelNames.map((channel) => [channel, (call: unknown) => ipcRenderer.invoke(channel, call)]),
) as Pick<Api, ChannelName>

const api: Api = Object.freeze({
  ...calls,
  onEvent: (listener: (event: ConsoleEvent) => void) => {
    // The page never sees Electron's own event object: it would lead to ipcRenderer.
    const forward = (_event: unknown, consoleEvent: ConsoleEvent) => listener(consoleEvent)
    ipcRenderer.on('event', forward)
    return () => {
      ipcRenderer.off('event', forward)
    }
  },
})

contextBridge.exposeInMainWorld('api', api)
