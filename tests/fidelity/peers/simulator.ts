import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { HttpRequest } from '@smithy/protocol-http'
import { createSimulator, type Simulator } from '../../../electron/simulator/index.ts'
import { CannotBeTold, type Clock, type FidelityPool, type RawAnswer, type RawRequest } from '../rule.ts'
import { createPool, credentials, region } from './open-pool.ts'
import type { Peer } from './peer.ts'
import { rawHeaders, readJson } from './raw.ts'

/** Our simulator in this process: one for each rule, so that its clock and outbox are the rule's own. */
export const simulator: Peer = {
  title: 'our simulator in process',
  prepare: async () => 'ready',
  start: async () => ({
    isMissing: isUnknownOperation,
    async openPool(request) {
      const clock = movableClock()
      const service = createSimulator({ region, now: clock.now })
      const client = new CognitoIdentityProviderClient({
        region,
        credentials,
        requestHandler: service.requestHandler,
        maxAttempts: 1,
      })
      const pool: FidelityPool = {
        client,
        region,
        ...(await createPool(client, request)),
        post: (raw) => post(service, raw),
        outbox: service.outbox,
        clock,
        get endpoint(): never {
          throw new CannotBeTold('The simulator in process does not listen.')
        },
      }
      return { pool, close: () => service.close() }
    },
    close: async () => {},
  }),
}

export function isUnknownOperation(error: Error): boolean {
  return error.name === 'UnknownOperationException'
}

function movableClock(): Clock {
  let ahead = 0
  return {
    now: () => new Date(Date.now() + ahead),
    advance(milliseconds) {
      ahead += milliseconds
    },
  }
}

async function post(service: Simulator, request: RawRequest): Promise<RawAnswer> {
  const message = new HttpRequest({ method: 'POST', headers: rawHeaders(request), body: request.body })
  const { response } = await service.requestHandler.handle(message)
  const body = String(response.body)
  return { status: response.statusCode, headers: response.headers, body, json: readJson(body) }
}
