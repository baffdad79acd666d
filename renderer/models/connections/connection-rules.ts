import { listCallsProblem } from '../../../shared/domain/connection.ts'
import type { Problems } from '../../admin/changeform/form-checks.ts'
import type { FormMode } from '../../admin/changeform/form-fields.ts'
import { type Inputs, inputName } from '../../admin/changeform/input-value.ts'

/** What does not fit together in a connection. A new one has no stored keys that empty fields could leave as they are. */
export function connectionProblems(inputs: Inputs, mode: FormMode): Problems {
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
      Object.assign(problems, keyProblems(text, mode))
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
  const tooMany = listCallsProblem({
    endpoint: text('endpoint') || null,
    list_calls_per_second: Number(text('list_calls_per_second')),
  })
  if (tooMany !== null) problems.list_calls_per_second = tooMany
  return problems
}

function keyProblems(text: (name: string) => string, mode: FormMode): Problems {
  const problems: Record<string, string> = {}
  const given = ['access_key_id', 'secret_access_key', 'session_token'].some((name) => text(name) !== '')
  if (!given && mode !== 'add') return problems
  if (text('access_key_id') === '') problems.access_key_id = 'Enter the access key ID.'
  if (text('secret_access_key') === '') {
    problems.secret_access_key = 'Enter the secret access key that belongs to it.'
  }
  if (text('secret_storage') === '') problems.secret_storage = 'Choose where to keep the keys.'
  return problems
}
