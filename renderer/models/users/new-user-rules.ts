import type { ModelAdmin } from '../../../shared/admin/model-admin.ts'
import { passwordShortcomings } from '../../../shared/domain/password.ts'
import type { Pool } from '../../../shared/domain/pool.ts'
import type { Problems } from '../../admin/changeform/form-checks.ts'
import { type Inputs, inputName } from '../../admin/changeform/input-value.ts'

const emailPattern = /^[^\s@]+@[^\s@]+$/
const phonePattern = /^\+[1-9]\d{1,14}$/

/** The users' declaration for a pool whose users sign in with an e-mail address or phone number. */
export function withSignInName(admin: ModelAdmin, pool: Pool): ModelAdmin {
  const kinds = pool.username_attributes
  if (kinds.length === 0) return admin
  const names = kinds.map((kind) => (kind === 'email' ? 'email address' : 'phone number')).join(' or ')
  return {
    ...admin,
    fields: admin.fields.map((field) =>
      field.name === 'username'
        ? {
            ...field,
            helpText: `Users of this pool sign in with their ${names}: give that. Cognito makes a username of its own and keeps this as the ${names}.`,
          }
        : field,
    ),
  }
}

/** What Cognito would refuse about a new user, or nobody could use, told before anything is sent. */
export function newUserProblems(inputs: Inputs, pool: Pool | undefined): Problems {
  const text = (name: string) => {
    const value = inputs[inputName(name)]
    return typeof value === 'string' ? value.trim() : ''
  }
  const username = text('username')
  const invitation = text('invitation')
  const password = inputs[inputName('temporary_password')]
  const problems: Record<string, string> = {}
  const kinds = pool?.username_attributes ?? []
  if (username !== '' && kinds.length > 0 && !fitsSignIn(username, kinds)) {
    problems.username = signInProblem(kinds)
  }
  const byEmail = invitation === 'EMAIL' || invitation === 'BOTH'
  const bySms = invitation === 'SMS' || invitation === 'BOTH'
  if (byEmail && text('email') === '' && !(kinds.includes('email') && emailPattern.test(username))) {
    problems.email = 'An invitation by email needs an email address.'
  }
  if (
    bySms &&
    text('phone_number') === '' &&
    !(kinds.includes('phone_number') && phonePattern.test(username))
  ) {
    problems.phone_number = 'An invitation by SMS needs a phone number.'
  }
  const passwordProblem = temporaryPasswordProblem(
    typeof password === 'string' ? password : '',
    invitation,
    pool,
  )
  if (passwordProblem !== null) problems.temporary_password = passwordProblem
  return problems
}

function temporaryPasswordProblem(
  password: string,
  invitation: string,
  pool: Pool | undefined,
): string | null {
  if (password === '') {
    return invitation === 'NONE'
      ? 'Without an invitation nobody would learn the password: type or generate one.'
      : null
  }
  const lacking = pool === undefined ? [] : passwordShortcomings(password, pool.password_policy)
  return lacking.length === 0 ? null : `The pool asks for ${lacking.join(', ')}.`
}

function fitsSignIn(username: string, kinds: Pool['username_attributes']): boolean {
  return (
    (kinds.includes('email') && emailPattern.test(username)) ||
    (kinds.includes('phone_number') && phonePattern.test(username))
  )
}

function signInProblem(kinds: Pool['username_attributes']): string {
  if (kinds.length > 1) return 'Enter an email address, or a phone number such as +4915112345678.'
  return kinds[0] === 'email'
    ? 'Enter an email address such as ana@example.com.'
    : 'Enter a phone number such as +4915112345678.'
}
