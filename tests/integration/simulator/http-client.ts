import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import {
  createSimulator,
  type Simulator,
  type SimulatorOptions,
  type SimulatorServer,
  serveSimulator,
} from '../../../electron/simulator/index.ts'

/** A simulator behind a port, and the SDK's own client on it. */
export type ServedPool = {
  readonly simulator: Simulator
  readonly server: SimulatorServer
  readonly client: CognitoIdentityProviderClient
  readonly UserPoolId: string
  readonly close: () => Promise<void>
}

/** The client does not retry unless told to: an error is then the service's first answer. */
export async function servePool(options: SimulatorOptions = {}, maxAttempts = 1): Promise<ServedPool> {
  const simulator = createSimulator(options)
  const server = await serveSimulator(simulator)
  const client = new CognitoIdentityProviderClient({
    region: simulator.region,
    endpoint: server.endpoint,
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'example' },
    maxAttempts,
  })
  const close = async () => {
    client.destroy()
    await server.close()
  }
  return { simulator, server, client, UserPoolId: simulator.userPoolId, close }
}
