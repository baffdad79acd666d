import { z } from 'zod'
import { type Connection, type ConnectionId, connectionIdSchema } from '../../../shared/domain/connection.ts'
import type { OpenConnection } from '../../../shared/domain/session.ts'
import type { EventHub } from '../event-hub.ts'
import { failureOf } from '../failure.ts'
import type { ConsoleStore } from '../store/console-store-types.ts'
import type { OpenPool } from './open-pool.ts'

const lastConnectionKey = 'lastConnection'

/** The desk: at most one pool is open on it. Opening and closing wait for each other. */
export type Desk = {
  readonly open: (id: ConnectionId) => Promise<void>
  readonly close: () => Promise<void>
  readonly current: () => OpenPool | null
  /** The open pool, if it is that connection's; a call meant for another pool is refused. */
  readonly require: (id: ConnectionId | null) => OpenPool
  /** Opens a connection again after it was changed. */
  readonly reopen: (id: ConnectionId) => Promise<void>
  /** Changes how many list calls a second the sync of a connection may make, if it is open, also under way. */
  readonly setListCeiling: (id: ConnectionId, callsPerSecond: number) => Promise<void>
  /** Closes a connection because it is no longer there. */
  readonly abandon: (id: ConnectionId, reason: string) => Promise<void>
  /** Opens what was open last; without that, or when it cannot be opened, the fallback. Gives what went wrong. */
  readonly restore: (fallback: ConnectionId) => Promise<string | null>
  /** Closes without forgetting what was open: the console ends. */
  readonly leave: () => Promise<void>
}

export function createDesk(parts: {
  readonly store: Pick<ConsoleStore, 'connection' | 'setting' | 'setSetting'>
  readonly events: EventHub
  readonly openPool: (connection: Connection) => Promise<OpenPool>
}): Desk {
  const { store } = parts
  let current: OpenPool | null = null
  let turn: Promise<unknown> = Promise.resolve()

  const inTurn = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const result = turn.then(work)
    turn = result.catch(() => undefined)
    return result
  }
  const clear = async (): Promise<void> => {
    const closing = current
    current = null
    await closing?.close()
  }
  const show = async (id: ConnectionId): Promise<void> => {
    const connection = await store.connection(id)
    if (connection === null) {
      throw failureOf('not_found', 'The connection is not there any more.', {
        advice: 'Choose another connection.',
      })
    }
    await clear()
    current = await parts.openPool(connection)
  }
  const remember = (id: ConnectionId | null): Promise<void> => store.setSetting(lastConnectionKey, id)

  return {
    current: () => current,
    require: (id) => {
      if (id === null) {
        throw failureOf('invalid_input', 'The call does not say which connection it is for.', {
          advice: 'Open a connection first.',
        })
      }
      if (current?.connection.id === id) return current
      throw failureOf('connection_not_open', 'The connection that this page shows is not open any more.', {
        advice: 'Open the connection again. Nothing was changed.',
      })
    },
    open: (id) =>
      inTurn(async () => {
        if (current?.connection.id === id) return
        await show(id)
        await remember(id)
      }),
    close: () =>
      inTurn(async () => {
        await clear()
        await remember(null)
      }),
    reopen: (id) =>
      inTurn(async () => {
        if (current?.connection.id === id) await show(id)
      }),
    setListCeiling: (id, callsPerSecond) =>
      inTurn(async () => {
        if (current?.connection.id === id) current.sync.setCeiling(callsPerSecond)
      }),
    abandon: (id, reason) =>
      inTurn(async () => {
        if (current?.connection.id !== id) return
        await clear()
        await remember(null)
        parts.events.emit({ type: 'connectionClosed', connection: id, reason })
      }),
    restore: (fallback) =>
      inTurn(async () => {
        const last = await store.setting(lastConnectionKey, z.nullable(connectionIdSchema)).catch(() => null)
        const known = last === null ? null : await store.connection(last).catch(() => null)
        try {
          await show(known?.id ?? fallback)
          return null
        } catch (error) {
          const words = error instanceof Error ? error.message : ''
          return `The connection “${known?.name ?? fallback}” could not be opened: ${words}`
        }
      }),
    leave: () => inTurn(clear),
  }
}

/** The open pool as the session shows it. */
export function openConnectionOf(open: OpenPool): OpenConnection {
  const { id, name, region, user_pool_id, environment, credential_source } = open.connection
  return { id, name, region, user_pool_id, environment, credential_source, sync: open.sync.state() }
}
