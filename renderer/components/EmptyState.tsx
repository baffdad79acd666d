import type { ReactNode } from 'react'
import { Icon } from './Icon.tsx'

/** Says why there is nothing here and what to do about it. */
export function EmptyState({ icon, title, children }: { icon: string; title: string; children?: ReactNode }) {
  return (
    <div className="empty-state">
      <Icon name={icon} className="empty-state-icon" />
      <p className="empty-state-title">{title}</p>
      {children}
    </div>
  )
}
