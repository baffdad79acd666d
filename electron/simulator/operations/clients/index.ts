import type { Operation } from '../../protocol/operation.ts'
import { describeUserPoolClient, listUserPoolClients } from './clients.ts'

export const clientOperations: readonly Operation[] = [describeUserPoolClient, listUserPoolClients]
