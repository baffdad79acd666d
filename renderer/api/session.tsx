import { createContext, type ReactNode, useContext } from 'react'
import { hasPermission, type Permission } from '../../shared/access.ts'
import type { Session } from '../../shared/domain/session.ts'

const SessionContext = createContext<Session | null>(null)

export function SessionProvider({ session, children }: { session: Session; children: ReactNode }) {
  return <SessionContext value={session}>{children}</SessionContext>
}

/** Who is at the desk and which pool is open. Only below <App>, which waits for the session. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (session === null) throw new Error('useSession is used outside of SessionProvider.')
  return session
}

/** Whether the operator may do what the permission names: a control that would be refused says so beforehand. */
export function usePermission(permission: Permission): boolean {
  return hasPermission(useSession().operator, permission)
}
