import { RouterProvider } from 'react-router'
import { useSessionQuery } from './api/queries.ts'
import { SessionProvider } from './api/session.tsx'
import { ErrorAlert } from './components/ErrorAlert.tsx'
import { Loading } from './components/Loading.tsx'
import { router } from './routes.tsx'

/** The console once it is known who is at the desk and which pool is open. */
export function App() {
  const session = useSessionQuery()
  if (session.data !== undefined) {
    return (
      <SessionProvider session={session.data}>
        <RouterProvider router={router} />
      </SessionProvider>
    )
  }
  return (
    <main className="start-page">
      <h1>Poolkeeper</h1>
      {session.error === null ? (
        <Loading label="Opening the console" />
      ) : (
        <ErrorAlert
          title="The console could not be opened"
          thrown={session.error}
          onRetry={() => void session.refetch()}
        />
      )}
    </main>
  )
}
