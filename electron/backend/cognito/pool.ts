import { DescribeUserPoolCommand } from '@aws-sdk/client-cognito-identity-provider'
import type { Pool } from '../../../shared/domain/pool.ts'
import { failureOf } from '../failure.ts'
import type { Cognito } from './client.ts'
import { toPool } from './mapping.ts'

/** The pool's name, size, schema and password policy. */
export async function describePool(cognito: Cognito, signal?: AbortSignal): Promise<Pool> {
  const output = await cognito.call(
    {
      category: 'UserPoolRead',
      repeatable: true,
      send: (client, options) =>
        client.send(new DescribeUserPoolCommand({ UserPoolId: cognito.userPoolId }), options),
    },
    signal,
  )
  if (output.UserPool === undefined) {
    throw failureOf('service_failed', `Cognito did not describe the user pool ${cognito.userPoolId}.`, {
      advice: 'Check that the endpoint of the connection is Cognito or an emulator of it.',
    })
  }
  return toPool(output.UserPool)
}
