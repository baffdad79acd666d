import type { Client } from '../pool/clients/client.ts'

const day = 24 * 60 * 60 * 1000

export const demoClientIds = {
  webShop: '4demoshopweb0000000000000a',
  mobileApp: '5demoshopapp0000000000000b',
  backOffice: '6demoshopold0000000000000c',
  tillSystem: '7demoshoptill000000000000d',
  warehouse: '8demoshoperp0000000000000e',
} as const

/** The demo pool's app clients. The first one takes passwords from anybody. */
export function demoClients(now: number): [Client, ...Client[]] {
  const dates = { createdAt: now - 1000 * day, modifiedAt: now - 200 * day }
  const secretOf = (clientId: string, value: string) => [
    { id: `${clientId}--${dates.createdAt}`, value, createdAt: dates.createdAt },
  ]
  return [
    {
      id: demoClientIds.webShop,
      name: 'Web shop',
      secrets: [],
      settings: {
        ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_PASSWORD_AUTH', 'ALLOW_USER_SRP_AUTH'],
        SupportedIdentityProviders: ['COGNITO', 'Facebook', 'Google'],
        CallbackURLs: ['https://shop.example/signed-in', 'http://localhost:3000/signed-in'],
        LogoutURLs: ['https://shop.example/'],
        DefaultRedirectURI: 'https://shop.example/signed-in',
        AllowedOAuthFlows: ['code'],
        AllowedOAuthScopes: ['openid', 'email', 'profile', 'https://api.shop.example/orders.read'],
        AllowedOAuthFlowsUserPoolClient: true,
        PreventUserExistenceErrors: 'ENABLED',
        EnableTokenRevocation: true,
        AccessTokenValidity: 60,
        IdTokenValidity: 60,
        RefreshTokenValidity: 30,
        TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'minutes', RefreshToken: 'days' },
      },
      ...dates,
    },
    {
      id: demoClientIds.mobileApp,
      name: 'Mobile app',
      secrets: [],
      settings: {
        ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_PASSWORD_AUTH', 'ALLOW_USER_SRP_AUTH'],
        SupportedIdentityProviders: ['COGNITO', 'Google'],
        CallbackURLs: ['demoshop://signed-in'],
        LogoutURLs: ['demoshop://signed-out'],
        AllowedOAuthFlows: ['code'],
        AllowedOAuthScopes: ['openid', 'email', 'profile', 'aws.cognito.signin.user.admin'],
        AllowedOAuthFlowsUserPoolClient: true,
        PreventUserExistenceErrors: 'ENABLED',
        RefreshTokenValidity: 365,
      },
      ...dates,
    },
    {
      id: demoClientIds.backOffice,
      name: 'Back office',
      secrets: [],
      settings: {
        ExplicitAuthFlows: ['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
        SupportedIdentityProviders: ['COGNITO', 'Staff'],
        PreventUserExistenceErrors: 'LEGACY',
        AuthSessionValidity: 15,
      },
      ...dates,
    },
    {
      id: demoClientIds.tillSystem,
      name: 'Old till system',
      secrets: secretOf(demoClientIds.tillSystem, 'demodemodemodemodemodemodemodemodemodemodemodemotill'),
      settings: {
        ExplicitAuthFlows: ['ADMIN_NO_SRP_AUTH', 'USER_PASSWORD_AUTH'],
        PreventUserExistenceErrors: 'LEGACY',
        RefreshTokenValidity: 3650,
      },
      ...dates,
    },
    {
      id: demoClientIds.warehouse,
      name: 'Warehouse system',
      secrets: secretOf(demoClientIds.warehouse, 'demodemodemodemodemodemodemodemodemodemodemodemoerp0'),
      settings: {
        AllowedOAuthFlows: ['client_credentials'],
        AllowedOAuthScopes: ['https://api.shop.example/orders.read', 'warehouse/stock'],
        AllowedOAuthFlowsUserPoolClient: true,
        PreventUserExistenceErrors: 'ENABLED',
        AccessTokenValidity: 15,
        TokenValidityUnits: { AccessToken: 'minutes' },
      },
      ...dates,
    },
  ]
}
