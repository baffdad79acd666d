import type { Domain } from '../pool/domain.ts'
import type { IdentityProvider } from '../pool/providers/identity-provider.ts'
import { providerDetails } from '../pool/providers/provider-details.ts'
import type { ResourceServer } from '../pool/providers/resource-server.ts'

const day = 24 * 60 * 60 * 1000

export const demoDomain: Domain = { prefix: 'demo-shop', managedLoginVersion: 2 }

/** The demo pool's resource servers: the shop's own API, and what the partners' systems may do. */
export const demoResourceServers: readonly ResourceServer[] = [
  {
    identifier: 'https://api.shop.example',
    name: 'Shop API',
    scopes: [
      { ScopeName: 'orders.read', ScopeDescription: 'Read orders' },
      { ScopeName: 'orders.write', ScopeDescription: 'Place and change orders' },
      { ScopeName: 'customers.read', ScopeDescription: 'Read customers' },
    ],
  },
  {
    identifier: 'warehouse',
    name: 'Warehouse',
    scopes: [{ ScopeName: 'stock', ScopeDescription: 'Read and book stock' }],
  },
]

/** The demo pool's identity providers: those that its users signed up with or are linked to, and the staff's own. */
export function demoProviders(now: number): readonly IdentityProvider[] {
  const dates = { createdAt: now - 950 * day, modifiedAt: now - 300 * day }
  return [
    {
      name: 'Google',
      type: 'Google',
      details: providerDetails('Google', {
        authorize_scopes: 'openid email profile',
        client_id: '123456789012-demoshop.apps.googleusercontent.com',
        client_secret: 'not-a-secret-of-the-demo-shop',
      }),
      attributeMapping: {
        email: 'email',
        email_verified: 'email_verified',
        family_name: 'family_name',
        given_name: 'given_name',
        username: 'sub',
      },
      identifiers: [],
      ...dates,
    },
    {
      name: 'Facebook',
      type: 'Facebook',
      details: providerDetails('Facebook', {
        authorize_scopes: 'public_profile,email',
        client_id: '123456789012345',
        client_secret: 'not-a-secret-of-the-demo-shop',
      }),
      attributeMapping: { email: 'email', name: 'name', username: 'id' },
      identifiers: [],
      ...dates,
    },
    {
      name: 'Staff',
      type: 'SAML',
      details: providerDetails('SAML', {
        IDPInit: 'false',
        IDPSignout: 'true',
        MetadataURL: 'https://login.shop.example/metadata.xml',
        RequestSigningAlgorithm: 'rsa-sha256',
      }),
      attributeMapping: {
        'custom:department': 'department',
        email: 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress',
        name: 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name',
      },
      identifiers: ['shop.example'],
      ...dates,
    },
  ]
}
