import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { createSimulator, type Simulator, type SimulatorOptions } from '../../../electron/simulator/index.ts'

/** A simulator, the SDK's own client on it, and what nearly every request needs. */
export type PoolClient = {
  readonly simulator: Simulator
  readonly client: CognitoIdentityProviderClient
  readonly UserPoolId: string
}

/** The client does not retry unless told to: an error is then the service's first answer. */
export function openPool(options: SimulatorOptions = {}, maxAttempts = 1): PoolClient {
  const simulator = createSimulator(options)
  return { simulator, client: clientOf(simulator, maxAttempts), UserPoolId: simulator.userPoolId }
}

export function clientOf(
  simulator: Simulator,
  maxAttempts = 1,
  credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'example' },
): CognitoIdentityProviderClient {
  return new CognitoIdentityProviderClient({
    region: simulator.region,
    credentials,
    requestHandler: simulator.requestHandler,
    maxAttempts,
    retryMode: 'standard',
  })
}
