import type { Environment } from '../../shared/domain/connection.ts'

const labels: Record<Environment, string> = {
  production: 'Production',
  staging: 'Staging',
  development: 'Development',
  demo: 'Demo',
}

/** Which environment a pool belongs to; production is filled so that it stands out among the others. */
export function EnvironmentBadge({ environment }: { environment: Environment }) {
  return <span className={`badge environment environment-${environment}`}>{labels[environment]}</span>
}
