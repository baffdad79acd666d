import type { PasswordPolicy } from '../../../shared/domain/pool.ts'
import { Icon } from '../../components/Icon.tsx'
import { passwordChecklist } from './password-checklist.ts'

/** What the pool asks of a password, ticked off while it is typed. */
export function PolicyChecklist({
  id,
  password,
  policy,
}: {
  id: string
  password: string
  policy: PasswordPolicy
}) {
  return (
    <ul id={id} className="policy-checklist" aria-label="What the pool asks of a password">
      {passwordChecklist(password, policy).map(({ rule, met }) => (
        <li key={rule} className={met ? 'policy-met' : 'policy-unmet'}>
          <Icon
            name={met ? 'check-circle-fill' : password === '' ? 'circle' : 'x-circle'}
            label={met ? 'Met:' : 'Missing:'}
          />{' '}
          {rule}
        </li>
      ))}
    </ul>
  )
}
