import { passwordShortcomings } from '../../../shared/domain/password.ts'
import type { PasswordPolicy } from '../../../shared/domain/pool.ts'

/** One rule of a pool's policy, and whether the password meets it. */
export type ChecklistItem = { readonly rule: string; readonly met: boolean }

/** All that the policy asks of a password, and what else is wrong with this one. */
export function passwordChecklist(password: string, policy: PasswordPolicy): ChecklistItem[] {
  const lacking = passwordShortcomings(password, policy)
  const asked = passwordShortcomings('', policy)
  const alsoWrong = lacking.filter((rule) => !asked.includes(rule))
  return [...asked, ...alsoWrong].map((rule) => ({ rule, met: !lacking.includes(rule) }))
}
