import type { Client } from '../pool/client.ts'

const day = 24 * 60 * 60 * 1000

export const demoClientIds = {
  webShop: '4demoshopweb0000000000000a',
  mobileApp: '5demoshopapp0000000000000b',
  tillSystem: '6demoshopold0000000000000c',
} as const

/** The demo pool's app clients. */
export function demoClients(now: number): [Client, ...Client[]] {
  const dates = { createdAt: now - 1000 * day, modifiedAt: now - 200 * day }
  return [
    {
      id: demoClientIds.webShop,
      name: 'Web shop',
      secrets: [],
      settings: {
        ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_PASSWORD_AUTH', 'ALLOW_USER_SRP_AUTH'],
        PreventUserExistenceErrors: 'ENABLED',
      },
      ...dates,
    },
    {
      id: demoClientIds.mobileApp,
      name: 'Mobile app',
      secrets: [],
      settings: {
        ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_PASSWORD_AUTH', 'ALLOW_USER_SRP_AUTH'],
        PreventUserExistenceErrors: 'ENABLED',
      },
      ...dates,
    },
    {
      id: demoClientIds.tillSystem,
      name: 'Old till system',
      secrets: [],
      settings: {
        ExplicitAuthFlows: ['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
        PreventUserExistenceErrors: 'LEGACY',
      },
      ...dates,
    },
  ]
}
