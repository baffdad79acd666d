/** The hashing algorithms that imported passwords may come from. */
export type PasswordHashingAlgorithm = 'BCRYPT' | 'SCRYPT' | 'ARGON2ID' | 'PBKDF2_SHA256'

/** The form of an algorithm's hashes, and the largest value of each parameter that the form captures. */
const formats: Readonly<Record<PasswordHashingAlgorithm, { form: RegExp; most: readonly number[] }>> = {
  BCRYPT: { form: /^\$2[abxy]\$(\d{2})\$[./A-Za-z0-9]{53}$/, most: [12] },
  SCRYPT: { form: /^(\d+)\$(\d+)\$(\d+)\$[0-9a-f]+\$[0-9a-f]+$/i, most: [65536, 8, 1] },
  ARGON2ID: {
    form: /^\$argon2id\$v=\d+\$m=(\d+),t=(\d+),p=(\d+)\$[A-Za-z0-9+/]+\$[A-Za-z0-9+/]+$/,
    most: [19456, 2, 1],
  },
  PBKDF2_SHA256: { form: /^\$pbkdf2-sha256\$(\d+)\$[A-Za-z0-9+/.]+\$[A-Za-z0-9+/.]+$/, most: [600_000] },
}

/** Why a password's hash cannot be imported; undefined for a good one. The wording is not confirmed. */
export function hashProblem(algorithm: PasswordHashingAlgorithm, hash: string): string | undefined {
  const { form, most } = formats[algorithm]
  const parameters = form.exec(hash)?.slice(1)
  if (parameters === undefined) return `The password hash does not have the format of ${algorithm}.`
  const tooLarge = parameters.some((parameter, index) => Number(parameter) > (most[index] ?? 0))
  return tooLarge ? `The password hash has a parameter that is too large for ${algorithm}.` : undefined
}
