import type { PasswordPolicy } from './pool.ts'

/** The symbols that Cognito counts as such. Source: "Adding user pool password requirements", AWS's developer guide. */
const passwordSymbols = '^$*.[]{}()?-"!@#%&/\\,><\':;|_~`+='

/** Cognito's upper bound of a password's length. */
const passwordMaximumLength = 256

/** What a password lacks under a pool's policy, in words; empty when it meets it. */
export function passwordShortcomings(password: string, policy: PasswordPolicy): string[] {
  const shortcomings: string[] = []
  if (password.length < policy.minimum_length) {
    shortcomings.push(`at least ${policy.minimum_length} characters`)
  }
  if (password.length > passwordMaximumLength)
    shortcomings.push(`at most ${passwordMaximumLength} characters`)
  if (/\s/.test(password)) shortcomings.push('no white space')
  if (policy.require_uppercase && !/[A-Z]/.test(password)) shortcomings.push('an upper-case letter')
  if (policy.require_lowercase && !/[a-z]/.test(password)) shortcomings.push('a lower-case letter')
  if (policy.require_numbers && !/[0-9]/.test(password)) shortcomings.push('a number')
  const hasSymbol = [...password].some((character) => passwordSymbols.includes(character))
  if (policy.require_symbols && !hasSymbol) shortcomings.push('a symbol')
  return shortcomings
}
