import { userInfo } from 'node:os'
import type { Operator } from '../../../shared/access.ts'

/** The machine's user with all rights: who is at the desk while the console has no operators of its own. */
export function machineOperator(): Operator {
  const username = machineUsername()
  return { id: `machine:${username}`, username, isActive: true, isSuperuser: true, permissions: [] }
}

/** A container's user can lack an entry in the machine's user list. */
function machineUsername(): string {
  try {
    return userInfo().username
  } catch {
    return 'operator'
  }
}
