import { invalidPassword } from '../../protocol/exceptions.ts'
import type { Random } from '../../random.ts'
import type { PasswordPolicy } from '../settings.ts'

const upperCase = 'ABCDEFGHJKLMNPQRSTUVWXYZ'
const lowerCase = 'abcdefghijkmnopqrstuvwxyz'
const digits = '23456789'
/** The characters that the policy counts as symbols. */
const symbols = '^$*.[]{}()?"!@#%&/\\,><\':;|_~`=+-'

/** How the operations begin to say that a password is against the policy: each has its own words. */
const openings = {
  AdminCreateUser: 'Password did not conform with password policy',
  SignUp: 'Password did not conform with policy',
  others: 'Password does not conform to policy',
} as const

/** Throws InvalidPasswordException, with the first rule of the policy that the password breaks. */
export function checkPassword(
  policy: PasswordPolicy,
  password: string,
  operation: keyof typeof openings = 'others',
): void {
  const violation = policyViolation(policy, password)
  if (violation !== undefined) throw invalidPassword(`${openings[operation]}: ${violation}`)
}

/** The first rule of the policy that a password breaks, in the words of the service; undefined for a good one. */
export function policyViolation(policy: PasswordPolicy, password: string): string | undefined {
  if (password.length < policy.MinimumLength) return 'Password not long enough'
  if (policy.RequireUppercase && !/[A-Z]/.test(password)) return 'Password must have uppercase characters'
  if (policy.RequireLowercase && !/[a-z]/.test(password)) return 'Password must have lowercase characters'
  if (policy.RequireNumbers && !/[0-9]/.test(password)) return 'Password must have numeric characters'
  if (policy.RequireSymbols && !hasSymbol(password)) return 'Password must have symbol characters'
  return undefined
}

/** A password that meets any policy of that length. */
export function generatePassword(policy: PasswordPolicy, random: Random): string {
  const sets = [upperCase, lowerCase, digits, '!#%+-=?_']
  const length = Math.max(policy.MinimumLength, 8)
  const characters = Array.from({ length }, (_, position) => {
    const set = sets[position % sets.length] ?? lowerCase
    return set.charAt(random.below(set.length))
  })
  return characters.join('')
}

function hasSymbol(password: string): boolean {
  return [...password].some((character) => symbols.includes(character))
}
