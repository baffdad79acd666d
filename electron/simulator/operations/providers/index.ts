import type { Operation } from '../../protocol/operation.ts'
import {
  createIdentityProvider,
  deleteIdentityProvider,
  describeIdentityProvider,
  getIdentityProviderByIdentifier,
  listIdentityProviders,
  updateIdentityProvider,
} from './identity-providers.ts'
import {
  createResourceServer,
  deleteResourceServer,
  describeResourceServer,
  listResourceServers,
  updateResourceServer,
} from './resource-servers.ts'

export const providerOperations: readonly Operation[] = [
  createIdentityProvider,
  createResourceServer,
  deleteIdentityProvider,
  deleteResourceServer,
  describeIdentityProvider,
  describeResourceServer,
  getIdentityProviderByIdentifier,
  listIdentityProviders,
  listResourceServers,
  updateIdentityProvider,
  updateResourceServer,
]
