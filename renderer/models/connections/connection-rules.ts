import type { Problems } from '../../admin/changeform/form-checks.ts'
import { type Inputs, inputName } from '../../admin/changeform/input-value.ts'

/** What does not fit together in a connection. */
export function connectionProblems(inputs: Inputs): Problems {
  const text = (name: string) => {
    const value = inputs[inputName(name)]
    return typeof value === 'string' ? value.trim() : ''
  }
  const problems: Record<string, string> = {}
  switch (text('credential_source')) {
    case 'profile':
      if (text('profile') === '') problems.profile = 'Name the AWS profile.'
      break
    case 'keychain':
      if (text('access_key_id') !== '' && text('secret_access_key') === '') {
        problems.secret_access_key = 'An access key ID needs its secret access key.'
      }
      if (text('secret_access_key') !== '' && text('access_key_id') === '') {
        problems.access_key_id = 'A secret access key needs its access key ID.'
      }
      break
    default:
      return {}
  }
  const region = text('region')
  const pool = text('user_pool_id')
  const poolRegion = pool.slice(0, Math.max(0, pool.indexOf('_')))
  // Emulators make IDs of their own.
  if (region !== '' && text('endpoint') === '' && poolRegion !== '' && poolRegion !== region) {
    problems.region = `The user pool ID belongs to ${poolRegion}.`
  }
  return problems
}
