import type { Random } from '../random.ts'

const digits = '0123456789'
const lowerCase = 'abcdefghijklmnopqrstuvwxyz'
const upperCase = lowerCase.toUpperCase()

/** A new pool's id: the region, and nine letters and digits. */
export function newPoolId(region: string, random: Random): string {
  return `${region}_${characters(digits + lowerCase + upperCase, 9, random)}`
}

/** A new app client's id: 26 lower-case letters and digits. */
export function newClientId(random: Random): string {
  return characters(digits + lowerCase, 26, random)
}

/** A generated client secret: 52 lower-case letters and digits. */
export function newClientSecret(random: Random): string {
  return characters(digits + lowerCase, 52, random)
}

/** A new import job's id: ten letters and digits behind the prefix. */
export function newImportJobId(random: Random): string {
  return `import-${characters(digits + lowerCase + upperCase, 10, random)}`
}

/** A new session's id: what kind it is, and 25 lower-case letters and digits. */
export function newSessionId(kind: 'tkn' | 'sso', random: Random): string {
  return kind + characters(digits + lowerCase, 25, random)
}

function characters(set: string, length: number, random: Random): string {
  return Array.from({ length }, () => set.charAt(random.below(set.length))).join('')
}
