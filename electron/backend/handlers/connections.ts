import type { Operator } from '../../../shared/access.ts'
import type { Session } from '../../../shared/domain/session.ts'
import type { BackendOptions } from '../backend-types.ts'
import { listAwsProfiles } from '../connections/aws-profiles.ts'
import { type Desk, openConnectionOf } from '../connections/desk.ts'
import type { ReachParts } from '../connections/reach.ts'
import type { SecretStore } from '../connections/secret-store.ts'
import { testConnection } from '../connections/test-connection.ts'
import type { Handlers } from '../dispatch.ts'
import type { ConsoleStore } from '../store/console-store-types.ts'

type ConnectionChannels =
  | 'session'
  | 'openConnection'
  | 'closeConnection'
  | 'testConnection'
  | 'awsProfiles'
  | 'pool'
  | 'startSync'
  | 'cancelSync'

/** Who is at the desk and which pool is on it; opening, closing, testing and filling it. */
export function connectionHandlers(parts: {
  readonly desk: Desk
  readonly operator: () => Operator
  readonly secrets: SecretStore
  readonly store: ConsoleStore
  readonly reach: ReachParts
  readonly application: BackendOptions['application']
  readonly warnings: () => readonly string[]
}): Pick<Handlers, ConnectionChannels> {
  const { desk, secrets, store } = parts
  const session = async (): Promise<Session> => {
    const open = desk.current()
    return {
      operator: parts.operator(),
      connection: open === null ? null : openConnectionOf(open),
      keychain: await secrets.availability(),
      application: parts.application,
      warnings: [...parts.warnings()],
    }
  }
  return {
    session,
    openConnection: async ({ id }) => {
      await desk.open(id)
      return await session()
    },
    closeConnection: async () => {
      await desk.close()
      return await session()
    },
    testConnection: async (form, call) => ({
      pool: await testConnection({ reach: parts.reach, secrets, store }, form, call.signal),
    }),
    awsProfiles: async () => ({ profiles: await listAwsProfiles() }),
    pool: async ({ connection }) => await desk.require(connection).pool(),
    startSync: async ({ connection }) => {
      desk.require(connection).refresh()
      return await session()
    },
    cancelSync: async ({ connection }) => {
      await desk.require(connection).sync.cancel()
      return await session()
    },
  }
}
