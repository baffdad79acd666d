import { randomInt } from 'node:crypto'
import type { PasswordPolicy } from '../../../shared/domain/pool.ts'

/** Without the characters that are mistaken for each other when a password is read out: I l 1 O 0. */
const upper = 'ABCDEFGHJKLMNPQRSTUVWXYZ'
const lower = 'abcdefghijkmnopqrstuvwxyz'
const digits = '23456789'
/** Symbols that are on every keyboard and survive being pasted into a chat or a form. */
const symbols = '!#%+-=?@_'

/** Long enough that nobody guesses it, whatever little the policy asks for. */
const ordinaryLength = 16

/**
 * A random password that meets a pool's policy: every kind of character at least once, the others drawn
 * evenly from all, in an even order.
 */
export function generatePassword(policy: PasswordPolicy): string {
  const length = Math.max(ordinaryLength, policy.minimum_length)
  const kinds = [upper, lower, digits, symbols]
  const all = kinds.join('')
  const characters = [
    ...kinds.map((kind) => draw(kind)),
    ...Array.from({ length: length - kinds.length }, () => draw(all)),
  ]
  return shuffle(characters).join('')
}

function draw(from: string): string {
  return from.charAt(randomInt(from.length))
}

/** Fisher and Yates: every order is as likely as any other. */
function shuffle(characters: readonly string[]): string[] {
  const shuffled = [...characters]
  for (let last = shuffled.length - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1)
    const kept = shuffled[last] ?? ''
    shuffled[last] = shuffled[other] ?? ''
    shuffled[other] = kept
  }
  return shuffled
}
