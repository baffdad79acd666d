import type { OpenConnection } from '../../../shared/domain/session.ts'
import { Icon } from '../Icon.tsx'

/** Says on every page that what is done here is done to real users. */
export function ProductionBanner({ connection }: { connection: OpenConnection }) {
  return (
    <section className="production-banner" aria-label="Production warning">
      <Icon name="exclamation-octagon-fill" />
      <strong>PRODUCTION</strong>
      <span className="production-banner-text">
        Changes here reach the real users of <bdi>{connection.name}</bdi>.
      </span>
    </section>
  )
}
