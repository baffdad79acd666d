import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { ModelName } from '../../shared/admin/model-name.ts'
import type { ConnectionId } from '../../shared/domain/connection.ts'
import type { Session } from '../../shared/domain/session.ts'
import type { ConsoleEvent } from '../../shared/events.ts'
import { bridge } from './bridge.ts'
import { forgetConnection, queryKeys } from './query-keys.ts'
import { noteSyncReport } from './sync-reports.ts'

/** A sync reports every page it read; a list need not be read again more often than people can follow. */
const refreshInterval = 500

/** Keeps what the window shows in step with what the backend says has changed. Once, in <App>. */
export function useConsoleEvents(onClosed: (reason: string) => void): void {
  const client = useQueryClient()
  const closed = useRef(onClosed)
  closed.current = onClosed
  useEffect(() => {
    const refresher = createRefresher(client)
    const stop = bridge().onEvent((event) => {
      applyEvent(client, refresher, event)
      if (event.type === 'connectionClosed') closed.current(event.reason)
    })
    return () => {
      stop()
      refresher.stop()
    }
  }, [client])
}

type Refresher = {
  readonly refresh: (model: ModelName, connection: ConnectionId | null) => void
  readonly stop: () => void
}

function applyEvent(client: QueryClient, refresher: Refresher, event: ConsoleEvent): void {
  switch (event.type) {
    case 'syncProgress':
      noteSyncReport(event.connection, event.sync)
      client.setQueryData<Session>(queryKeys.session, (session) =>
        session?.connection?.id === event.connection
          ? { ...session, connection: { ...session.connection, sync: event.sync } }
          : session,
      )
      return
    case 'cacheChanged':
      refresher.refresh(event.model, event.connection)
      // What changed by hand is in the journal too, and the header shows the connection's name.
      if (event.ids !== null) refresher.refresh('audit', null)
      if (event.model === 'connections') {
        void client.invalidateQueries({ queryKey: queryKeys.session })
        for (const id of event.ids ?? []) forgetConnection(client, id)
      }
      return
    case 'connectionClosed':
      void client.invalidateQueries({ queryKey: queryKeys.session })
      return
    case 'actionProgress':
      return
  }
}

/** Reads lists again when their model changed: at once, and then at most twice a second. */
function createRefresher(client: QueryClient): Refresher {
  const waiting = new Map<string, { timer: number; again: boolean }>()
  const refresh: Refresher['refresh'] = (model, connection) => {
    const name = `${connection ?? ''} ${model}`
    const known = waiting.get(name)
    if (known !== undefined) {
      known.again = true
      return
    }
    void client.invalidateQueries({ queryKey: queryKeys.objects({ model, connection }) })
    const entry = {
      again: false,
      timer: window.setTimeout(() => {
        waiting.delete(name)
        if (entry.again) refresh(model, connection)
      }, refreshInterval),
    }
    waiting.set(name, entry)
  }
  return {
    refresh,
    stop: () => {
      for (const { timer } of waiting.values()) window.clearTimeout(timer)
    },
  }
}
