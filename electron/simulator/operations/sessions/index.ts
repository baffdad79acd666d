import type { Operation } from '../../protocol/operation.ts'
import { getUserPoolSessionConfiguration, setUserPoolSessionConfiguration } from './configuration.ts'
import { adminListUserSessions, listUserSessions } from './list-sessions.ts'
import { adminRevokeUserSession, revokeUserSession } from './revoke-session.ts'

export const sessionOperations: readonly Operation[] = [
  adminListUserSessions,
  adminRevokeUserSession,
  getUserPoolSessionConfiguration,
  listUserSessions,
  revokeUserSession,
  setUserPoolSessionConfiguration,
]
