import { type ReactNode, useId, useRef, useState } from 'react'
import Button from 'react-bootstrap/Button'
import Overlay from 'react-bootstrap/Overlay'
import Popover from 'react-bootstrap/Popover'
import { Link } from 'react-router'
import type { SyncState } from '../../../shared/domain/sync.ts'
import { listAddress } from '../../admin/addresses.ts'
import { usePermission } from '../../api/session.tsx'
import { useNow } from '../use-now.ts'
import {
  formatAgo,
  formatBytes,
  formatCount,
  formatNumber,
  formatSeconds,
  formatTimeOfDay,
} from '../values/format.ts'
import { Time } from '../values/Time.tsx'

/** All figures of a sync, behind a button: the bar stays calm. */
export function SyncDetails({ sync }: { sync: SyncState }) {
  const [shown, setShown] = useState(false)
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const holder = useRef<HTMLSpanElement>(null)
  const mayList = usePermission('sync_runs.view')
  const close = () => {
    setShown(false)
    button.current?.focus()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes what the button opened, wherever the focus is in it.
    <span
      className="sync-details-holder"
      ref={holder}
      onKeyDown={({ key }) => (key === 'Escape' ? close() : null)}
    >
      <Button
        ref={button}
        size="sm"
        variant="outline-secondary"
        aria-expanded={shown}
        aria-controls={shown ? id : undefined}
        onClick={() => setShown(!shown)}
      >
        Details<span className="visually-hidden"> of the synchronisation</span>
      </Button>
      <Overlay
        target={button}
        container={holder}
        show={shown}
        placement="top-end"
        transition={false}
        rootClose
        onHide={() => setShown(false)}
        popperConfig={{ strategy: 'fixed' }}
      >
        <Popover id={id} role="group" aria-labelledby={`${id}-title`} className="sync-details">
          <Popover.Header as="h2" id={`${id}-title`}>
            Synchronisation
          </Popover.Header>
          <Popover.Body>
            {sync.started_at === null ? null : <Figures sync={sync} />}
            <Notes sync={sync} />
            {mayList ? (
              <Link to={listAddress('sync_runs')} onClick={() => setShown(false)}>
                All sync runs
              </Link>
            ) : null}
          </Popover.Body>
        </Popover>
      </Overlay>
    </span>
  )
}

function Figures({ sync }: { sync: SyncState }) {
  const running = sync.phase === 'running'
  return (
    <dl className="sync-figure-list">
      <Figure term="Users">
        {formatNumber(sync.users)} of about {formatNumber(Math.max(sync.users, sync.estimated))}
      </Figure>
      <Figure term="Found">
        {formatNumber(sync.added)} new, {formatNumber(sync.changed)} changed
        {/* Who is gone is known only when all have been read. */}
        {sync.phase === 'complete' ? `, ${formatNumber(sync.gone)} gone` : null}
      </Figure>
      <Figure term="Speed">{formatCount(Math.round(sync.users_per_second), 'user')} a second</Figure>
      {running ? (
        <>
          <Figure term="Time left">
            {sync.seconds_left === null ? 'not known yet' : `about ${formatSeconds(sync.seconds_left)}`}
          </Figure>
          <Figure term="List calls">
            up to {formatNumber(Math.round(sync.calls_per_second * 10) / 10)} a second at present; the
            connection allows {formatNumber(sync.ceiling)}
          </Figure>
        </>
      ) : null}
      <Figure term="Calls made">
        {formatNumber(sync.calls)}, {formatNumber(sync.throttles)} of them throttled
      </Figure>
      <Figure term="Received">{formatBytes(sync.bytes)}</Figure>
      <Figure term="Parts">
        {sync.parts === 1
          ? 'one: page after page'
          : `${formatNumber(sync.parts_done)} of ${formatNumber(sync.parts)} read, side by side`}
      </Figure>
    </dl>
  )
}

function Figure({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** What the figures do not say, a sentence each. */
function Notes({ sync }: { sync: SyncState }) {
  const now = useNow(15_000)
  const slowed = sync.phase === 'running' && sync.throttles > 0 && sync.calls_per_second < sync.ceiling
  return (
    <>
      {sync.resumed ? <p>It goes on where it was stopped.</p> : null}
      {sync.parts_unsound ? (
        <p>This pool does not list its users by parts, so it is read as a whole, which takes longer.</p>
      ) : null}
      {slowed ? <p>Cognito grants fewer calls at present than the connection allows.</p> : null}
      {sync.retry_at === null ? null : (
        <p>It will try again at {formatTimeOfDay(new Date(sync.retry_at))}.</p>
      )}
      <p>
        {sync.synced_at === null ? (
          'The pool was never read to its end: lists may be incomplete.'
        ) : (
          <>
            Lists show the pool as of <Time value={sync.synced_at} />,{' '}
            {formatAgo(new Date(sync.synced_at), now)}
            {sync.phase === 'running' ? ', and what was read since' : null}.
          </>
        )}
      </p>
    </>
  )
}
