import { useRef, useState } from 'react'
import Offcanvas from 'react-bootstrap/Offcanvas'
import { Outlet } from 'react-router'
import { useConsoleEvents } from '../api/console-events.ts'
import { useSession } from '../api/session.tsx'
import { Header } from './frame/Header.tsx'
import { Navigation } from './frame/Navigation.tsx'
import { ProductionBanner } from './frame/ProductionBanner.tsx'
import { StartWarnings } from './frame/StartWarnings.tsx'
import { StatusBar } from './frame/StatusBar.tsx'
import { MessagesProvider, useMessages } from './messages.tsx'
import { narrowWindow, useMedia } from './use-media.ts'
import { usePageChange } from './use-page-change.ts'
import { useRememberedSwitch } from './use-remembered.ts'

/** The frame around every page. */
export function Layout() {
  return (
    <MessagesProvider>
      <Frame />
    </MessagesProvider>
  )
}

function Frame() {
  const { connection } = useSession()
  const messages = useMessages()
  const main = useRef<HTMLElement>(null)
  const narrow = useMedia(narrowWindow)
  const [docked, setDocked] = useRememberedSwitch('navigation', true)
  const [drawn, setDrawn] = useState(false)
  useConsoleEvents((reason) => messages.show('warning', reason))
  usePageChange(main)

  const production = connection?.environment === 'production'
  return (
    <div className={`frame${production ? ' frame-production' : ''}`}>
      <button type="button" className="skip-link" onClick={() => main.current?.focus()}>
        Skip to the content
      </button>
      <div className="frame-top">
        {production ? <ProductionBanner connection={connection} /> : null}
        <Header
          navigationShown={narrow ? drawn : docked}
          onToggleNavigation={() => (narrow ? setDrawn(!drawn) : setDocked(!docked))}
        />
      </div>
      <div className="frame-body">
        {docked && !narrow ? (
          <div className="navigation-dock">
            <Navigation />
          </div>
        ) : null}
        <main id="content" ref={main} tabIndex={-1}>
          <StartWarnings />
          <Outlet />
        </main>
      </div>
      <StatusBar />
      <Offcanvas show={narrow && drawn} onHide={() => setDrawn(false)} aria-label="Navigation">
        <Offcanvas.Header closeButton>
          <Offcanvas.Title as="p">Poolkeeper</Offcanvas.Title>
        </Offcanvas.Header>
        <Offcanvas.Body>
          <Navigation onChoose={() => setDrawn(false)} />
        </Offcanvas.Body>
      </Offcanvas>
    </div>
  )
}
