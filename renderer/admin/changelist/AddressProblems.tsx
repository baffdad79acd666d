import Alert from 'react-bootstrap/Alert'
import type { QueryProblem } from '../../../shared/admin/query.ts'
import { Icon } from '../../components/Icon.tsx'

/** Names the parts of the address that could not be used. The rest of it holds. */
export function AddressProblems({ problems }: { problems: readonly QueryProblem[] }) {
  if (problems.length === 0) return null
  return (
    <Alert variant="warning" role="status" transition={false}>
      <Icon name="exclamation-triangle" label="Warning:" />
      <div>
        Part of the address was not used:
        <ul className="address-problems">
          {problems.map(({ key, value, message }) => (
            <li key={`${key}=${value}`}>
              <code>
                {key}={value.length > 80 ? `${value.slice(0, 80)}…` : value}
              </code>{' '}
              {message}
            </li>
          ))}
        </ul>
      </div>
    </Alert>
  )
}
