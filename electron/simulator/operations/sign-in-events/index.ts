import type { Operation } from '../../protocol/operation.ts'
import { adminListUserAuthEvents, adminUpdateAuthEventFeedback } from './sign-in-events.ts'

export const signInEventOperations: readonly Operation[] = [
  adminListUserAuthEvents,
  adminUpdateAuthEventFeedback,
]
