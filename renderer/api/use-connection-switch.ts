import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import type { ConnectionId } from '../../shared/domain/connection.ts'
import type { Session } from '../../shared/domain/session.ts'
import { call } from './call.ts'
import { forgetConnection, queryKeys } from './query-keys.ts'
import { withLatestSync } from './sync-reports.ts'

type ConnectionSwitch = {
  /** Opens a connection in place of the open one. Throws an ApiError and leaves the old one open when it cannot. */
  readonly open: (id: ConnectionId) => Promise<Session>
  readonly close: () => Promise<Session>
  readonly busy: boolean
}

/** Opens and closes connections; the whole window follows the session they leave. */
export function useConnectionSwitch(): ConnectionSwitch {
  const client = useQueryClient()
  const [busy, setBusy] = useState(false)
  const follow = useCallback(
    async (answer: Promise<Session>) => {
      setBusy(true)
      try {
        const session = withLatestSync(await answer)
        // What was read the last time it was open may be out of date: nobody reported changes since.
        if (session.connection !== null) forgetConnection(client, session.connection.id)
        client.setQueryData(queryKeys.session, session)
        return session
      } catch (thrown) {
        // What is open now is the backend's to say.
        void client.invalidateQueries({ queryKey: queryKeys.session })
        throw thrown
      } finally {
        setBusy(false)
      }
    },
    [client],
  )
  return {
    open: useCallback((id) => follow(call('openConnection', { id })), [follow]),
    close: useCallback(() => follow(call('closeConnection', {})), [follow]),
    busy,
  }
}
