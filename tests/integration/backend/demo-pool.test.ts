import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { createSimulator } from '../../../electron/simulator/index.ts'
import { connectionIdSchema } from '../../../shared/domain/connection.ts'
import { startConsole } from './console-fixture.ts'
import { poolSuite } from './pool-suite.ts'

poolSuite('the demo pool', async () => {
  const simulator = createSimulator({ seed: 7, users: 150, shortPages: true })
  const console = await startConsole({ openDemoPool: async () => simulator })
  return {
    console,
    connection: connectionIdSchema.parse('demo'),
    userPoolId: simulator.userPoolId,
    somebody: new CognitoIdentityProviderClient({
      region: simulator.region,
      credentials: { accessKeyId: 'SOMEBODY', secretAccessKey: 'ELSE' },
      requestHandler: simulator.requestHandler,
    }),
    close: () => console.close(),
  }
})
