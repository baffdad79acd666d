import type { Operation } from '../../protocol/operation.ts'
import {
  addUserPoolClientSecret,
  deleteUserPoolClientSecret,
  listUserPoolClientSecrets,
} from './client-secrets.ts'
import {
  createUserPoolClient,
  deleteUserPoolClient,
  describeUserPoolClient,
  listUserPoolClients,
  updateUserPoolClient,
} from './clients.ts'

export const clientOperations: readonly Operation[] = [
  addUserPoolClientSecret,
  createUserPoolClient,
  deleteUserPoolClient,
  deleteUserPoolClientSecret,
  describeUserPoolClient,
  listUserPoolClients,
  listUserPoolClientSecrets,
  updateUserPoolClient,
]
