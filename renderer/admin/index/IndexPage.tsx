import { useId } from 'react'
import { Link } from 'react-router'
import { useSession } from '../../api/session.tsx'
import { Icon } from '../../components/Icon.tsx'
import { Page } from '../../components/Page.tsx'
import { addAddress } from '../addresses.ts'
import { apps } from '../apps.ts'
import { ModelEntry } from './ModelEntry.tsx'
import { RecentActions } from './RecentActions.tsx'

/** Where the console opens: the models by app, and what was done last. */
export function IndexPage() {
  const { connection } = useSession()
  return (
    <Page title="User pool administration" crumbs={[]}>
      {connection === null || connection.credential_source === 'demo' ? (
        <FirstSteps demo={connection !== null} />
      ) : null}
      <div className="index quiet-links">
        <div className="index-apps">
          {apps.map((app) => (
            <section key={app.name} className="index-app" aria-labelledby={`app-${app.name}`}>
              <h2 id={`app-${app.name}`}>{app.label}</h2>
              <ul>
                {app.models.map((admin) => (
                  <ModelEntry key={admin.name} admin={admin} />
                ))}
              </ul>
            </section>
          ))}
        </div>
        <RecentActions />
      </div>
    </Page>
  )
}

function FirstSteps({ demo }: { demo: boolean }) {
  const headingId = useId()
  return (
    <section className="first-steps" aria-labelledby={headingId}>
      <Icon name={demo ? 'box-seam' : 'plug'} className="first-steps-icon" />
      <div>
        <h2 id={headingId}>{demo ? 'This is the demo pool' : 'No user pool is open'}</h2>
        <p>
          {demo
            ? 'Its users are made up and live inside the console: change, disable or delete them as you like, no AWS account is touched.'
            : 'Choose a connection at the top of the window, or connect a pool of your own.'}
        </p>
      </div>
      <Link className="btn btn-primary" to={addAddress('connections')}>
        Connect your own pool
      </Link>
    </section>
  )
}
