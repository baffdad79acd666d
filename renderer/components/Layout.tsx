import { Outlet } from 'react-router'
import { MessagesProvider } from './messages.tsx'

/** The frame around every page. */
export function Layout() {
  return (
    <MessagesProvider>
      <main id="content" tabIndex={-1}>
        <Outlet />
      </main>
    </MessagesProvider>
  )
}
