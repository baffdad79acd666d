import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import type { ConnectionId } from '../../shared/domain/connection.ts'
import type { Session } from '../../shared/domain/session.ts'
import { call } from './call.ts'
import { queryKeys } from './query-keys.ts'
import { withLatestSync } from './sync-reports.ts'

type SyncControl = {
  readonly start: () => Promise<void>
  readonly cancel: () => Promise<void>
  /** What was thrown when it could not be started or stopped at all; a sync that fails later says so in its state. */
  readonly failure: unknown
}

/** Starts and stops the reading of a pool. */
export function useSyncControl(connection: ConnectionId): SyncControl {
  const client = useQueryClient()
  const [failure, setFailure] = useState<unknown>(null)
  const follow = useCallback(
    async (answer: Promise<Session>) => {
      setFailure(null)
      try {
        client.setQueryData(queryKeys.session, withLatestSync(await answer))
      } catch (thrown) {
        setFailure(thrown)
      }
    },
    [client],
  )
  return {
    start: useCallback(() => follow(call('startSync', { connection })), [follow, connection]),
    cancel: useCallback(() => follow(call('cancelSync', { connection })), [follow, connection]),
    failure,
  }
}
