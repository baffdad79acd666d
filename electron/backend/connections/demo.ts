import type { CognitoIdentityProviderClientConfig } from '@aws-sdk/client-cognito-identity-provider'
import { type Connection, connectionIdSchema, defaultListCalls } from '../../../shared/domain/connection.ts'

/** The pool behind connections of the source `demo`: answers the SDK's requests in this process. */
export type DemoPool = {
  readonly requestHandler: NonNullable<CognitoIdentityProviderClientConfig['requestHandler']>
  readonly region: string
  readonly userPoolId: string
  readonly close: () => void
}

export const demoConnectionId = connectionIdSchema.parse('demo')

/** Signs requests that never leave the process: no key of anybody. */
export const demoCredentials = { accessKeyId: 'DEMO', secretAccessKey: 'DEMO' }

/** The connection that is there from the first start on. */
export function demoConnection(demo: DemoPool, now: string): Connection {
  return {
    id: demoConnectionId,
    name: 'Demo pool',
    region: demo.region,
    user_pool_id: demo.userPoolId,
    environment: 'demo',
    credential_source: 'demo',
    profile: null,
    endpoint: null,
    list_calls_per_second: defaultListCalls,
    created_at: now,
    updated_at: now,
  }
}

/** The built-in pool. Loaded only now: a console that never shows it does not pay for it. */
export async function openBuiltInDemoPool(): Promise<DemoPool> {
  const { createDemoPool } = await import('../../simulator/index.ts')
  return createDemoPool()
}
