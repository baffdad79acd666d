import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { HttpRequest } from '@smithy/protocol-http'
import { demoSettings } from '../../../electron/simulator/demo/schema.ts'
import { createSimulator, type Simulator } from '../../../electron/simulator/index.ts'
import { standardSchema } from '../../../electron/simulator/pool/schema.ts'
import { defaultPasswordPolicy, type PoolSettings } from '../../../electron/simulator/pool/settings.ts'
import {
  CannotBeTold,
  type Clock,
  type FidelityPool,
  type PoolRequest,
  type RawAnswer,
  type RawRequest,
} from '../rule.ts'
import { createPool, credentials, region } from './open-pool.ts'
import type { Peer } from './peer.ts'
import { rawHeaders, readJson } from './raw.ts'

/** Our simulator in this process: one for each rule, so that its clock and outbox are the rule's own. */
export const simulator: Peer = {
  name: 'simulator',
  title: 'our simulator in process',
  prepare: async () => 'ready',
  start: async () => ({
    isMissing: isUnknownOperation,
    async openPool(request) {
      const clock = movableClock()
      const service = createSimulator({ region, now: clock.now, settings: startingSettings(request) })
      const client = new CognitoIdentityProviderClient({
        region,
        credentials,
        requestHandler: service.requestHandler,
        maxAttempts: 1,
      })
      const pool: FidelityPool = {
        client,
        region,
        ...(await createPool(client, request).catch((error: Error) => {
          if (!isUnknownOperation(error)) throw error
          return { UserPoolId: service.userPoolId, ClientId: service.clientId }
        })),
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

/** The settings of a pool that cannot be made through the API yet. */
function startingSettings({ settings = {} }: PoolRequest): Partial<PoolSettings> {
  const schema = settings.Schema ?? []
  const required = schema.flatMap(({ Name = '', Required }) => (Required ? [Name] : []))
  const standard = standardSchema(required)
  const custom = schema.filter(({ Name }) => !standard.some((attribute) => attribute.Name === Name))
  const known = (attribute: string | undefined, type = 'String'): boolean => attribute === type
  return {
    ...demoSettings,
    schema: [
      ...standard,
      ...custom.map((attribute) => ({
        Name: `custom:${attribute.Name}`,
        AttributeDataType: known(attribute.AttributeDataType, 'Number')
          ? ('Number' as const)
          : known(attribute.AttributeDataType, 'DateTime')
            ? ('DateTime' as const)
            : ('String' as const),
        DeveloperOnlyAttribute: false,
        Mutable: attribute.Mutable ?? true,
        Required: false,
        ...(attribute.StringAttributeConstraints === undefined
          ? {}
          : {
              StringAttributeConstraints: {
                MinLength: attribute.StringAttributeConstraints.MinLength ?? '0',
                MaxLength: attribute.StringAttributeConstraints.MaxLength ?? '2048',
              },
            }),
        ...(attribute.NumberAttributeConstraints === undefined
          ? {}
          : {
              NumberAttributeConstraints: {
                MinValue: attribute.NumberAttributeConstraints.MinValue ?? '0',
                MaxValue: attribute.NumberAttributeConstraints.MaxValue ?? '9999999999',
              },
            }),
      })),
    ],
    passwordPolicy: {
      ...defaultPasswordPolicy,
      ...Object.fromEntries(
        Object.entries(settings.Policies?.PasswordPolicy ?? {}).filter(([, value]) => value !== undefined),
      ),
    },
    aliasAttributes: settings.AliasAttributes ?? [],
    usernameAttributes: settings.UsernameAttributes ?? [],
    caseSensitive: settings.UsernameConfiguration?.CaseSensitive ?? false,
    autoVerifiedAttributes: settings.AutoVerifiedAttributes ?? [],
    mfa: settings.MfaConfiguration ?? 'OFF',
    allowAdminCreateUserOnly: settings.AdminCreateUserConfig?.AllowAdminCreateUserOnly ?? false,
  }
}
