import type { Connection } from '../../../shared/domain/connection.ts'
import { type Cognito, openCognito } from '../cognito/client.ts'
import { createQuota, type Quota, unlimitedQuota } from '../cognito/quota.ts'
import { type Credentials, keptCredentials, profileCredentials, type ReadKeys } from './credentials.ts'
import { type DemoPool, demoCredentials } from './demo.ts'

/** List calls a second that the account's 30 leave for looking single users up while the sync takes up to 20. */
const singleListRate = 10
/** The demo pool has no quota; what slows it down is the machine. */
const demoListCeiling = 1000

export type ReachParts = {
  readonly demoPool: () => Promise<DemoPool>
  readonly version: string
  readonly knownSecrets: () => readonly string[]
}

/** A client of a connection's pool, the quota it keeps to, and the list calls a second that its sync may make. */
export type Reached = { readonly cognito: Cognito; readonly quota: Quota; readonly listCeiling: number }

/** Makes the client of a connection. Nothing is sent yet, and no key is read. */
export async function reachPool(
  parts: ReachParts,
  connection: Connection,
  readKeys: ReadKeys,
  maximumAttempts?: number,
): Promise<Reached> {
  const common = {
    version: parts.version,
    secrets: parts.knownSecrets,
    ...(maximumAttempts === undefined ? {} : { maximumAttempts }),
  }
  if (connection.credential_source === 'demo') {
    const demo = await parts.demoPool()
    const cognito = openCognito({
      ...common,
      region: demo.region,
      userPoolId: demo.userPoolId,
      credentials: demoCredentials,
      quota: unlimitedQuota,
      requestHandler: demo.requestHandler,
    })
    return { cognito, quota: unlimitedQuota, listCeiling: demoListCeiling }
  }
  const quota = createQuota({ UserList: singleListRate })
  const cognito = openCognito({
    ...common,
    region: connection.region,
    userPoolId: connection.user_pool_id,
    credentials: credentialsOf(connection, readKeys),
    quota,
    ...(connection.endpoint === null ? {} : { endpoint: connection.endpoint }),
    ...(connection.profile === null ? {} : { profile: connection.profile }),
  })
  return { cognito, quota, listCeiling: connection.list_calls_per_second }
}

function credentialsOf(connection: Connection, readKeys: ReadKeys): Credentials {
  return connection.credential_source === 'profile'
    ? profileCredentials(connection.profile ?? 'default')
    : keptCredentials(connection, readKeys)
}
