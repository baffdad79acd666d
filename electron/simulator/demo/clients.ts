import type { Client } from '../pool/client.ts'

const day = 24 * 60 * 60 * 1000

/** The demo pool's app clients. */
export function demoClients(now: number): [Client, ...Client[]] {
  const dates = { createdAt: now - 1000 * day, modifiedAt: now - 200 * day }
  return [
    {
      id: '4demoshopweb0000000000000a',
      name: 'Web shop',
      secrets: [],
      settings: {
        ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_PASSWORD_AUTH', 'ALLOW_USER_SRP_AUTH'],
        PreventUserExistenceErrors: 'ENABLED',
      },
      ...dates,
    },
    {
      id: '5demoshopapp0000000000000b',
      name: 'Mobile app',
      secrets: [],
      settings: {
        ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_PASSWORD_AUTH', 'ALLOW_USER_SRP_AUTH'],
        PreventUserExistenceErrors: 'ENABLED',
      },
      ...dates,
    },
    {
      id: '6demoshopold0000000000000c',
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
