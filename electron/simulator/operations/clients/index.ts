import type { Operation } from '../../protocol/operation.ts'
import { createUserPoolClient, describeUserPoolClient, listUserPoolClients } from './clients.ts'

export const clientOperations: readonly Operation[] = [
  createUserPoolClient,
  describeUserPoolClient,
  listUserPoolClients,
]
