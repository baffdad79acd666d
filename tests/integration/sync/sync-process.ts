/*
 * A sync in a process of its own, so that it can be killed: sync-process.ts ENDPOINT REGION POOL FOLDER CALLS_A_SECOND
 * prints a line for each state that is reported, and ends when the sync has.
 */
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { toAppError } from '../../../electron/backend/cognito/errors.ts'
import { openPoolCache } from '../../../electron/backend/store/pool-cache.ts'
import { createSync } from '../../../electron/backend/sync/sync.ts'

const [endpoint = '', region = '', userPoolId = '', folder = '', ceiling = ''] = process.argv.slice(2)

const cache = await openPoolCache({
  worker: new URL('../../../electron/backend/store/worker.ts', import.meta.url),
  folder,
  poolId: userPoolId,
})
const sync = createSync({
  client: new CognitoIdentityProviderClient({
    region,
    endpoint,
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
    maxAttempts: 1,
  }),
  userPoolId,
  cache,
  ceiling: Number(ceiling),
  onProgress: (state) => console.log(JSON.stringify(state)),
  describeError: toAppError,
})
await sync.start()
await cache.close()
process.exit()
