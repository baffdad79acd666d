import { type ReactNode, useEffect } from 'react'
import { Breadcrumbs, type Crumb } from './Breadcrumbs.tsx'
import { MessageList } from './MessageList.tsx'

/**
 * A page as Django lays it out: breadcrumbs, messages, title with the object's name below it, tools at the top
 * right. The window's title follows; `hasErrors` puts "Error:" before it.
 */
export function Page({
  title,
  subtitle,
  crumbs,
  tools,
  hasErrors = false,
  children,
}: {
  title: string
  subtitle?: ReactNode
  /** From below Home to this page, which comes last. */
  crumbs: readonly Crumb[]
  tools?: ReactNode
  hasErrors?: boolean
  children: ReactNode
}) {
  useEffect(() => {
    document.title = `${hasErrors ? 'Error: ' : ''}${title} | Poolkeeper`
  }, [title, hasErrors])
  return (
    <>
      <Breadcrumbs crumbs={crumbs} />
      <MessageList />
      <div className="page-heading">
        <div className="page-heading-text">
          <h1>{title}</h1>
          {subtitle === undefined ? null : <p className="page-subtitle">{subtitle}</p>}
        </div>
        {tools === undefined ? null : <div className="page-tools">{tools}</div>}
      </div>
      {children}
    </>
  )
}
