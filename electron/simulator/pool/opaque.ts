import type { Random } from '../random.ts'

/** The header of Cognito's refresh tokens: JSON Web Tokens that only the service can decrypt. */
const encryptedHeader = Buffer.from('{"cty":"JWT","enc":"A256GCM","alg":"RSA-OAEP"}').toString('base64url')

/** A refresh token: the five parts of a JSON Web Encryption, of which nobody can read more than the first. */
export function newRefreshToken(random: Random): string {
  const [key, vector, content, tag] = [256, 12, 640, 16].map((length) => noise(length, random))
  return [encryptedHeader, key, vector, content, tag].join('.')
}

/** The `Session` between two steps of a sign-in. */
export function newAuthSession(random: Random): string {
  return `AYABe${noise(600, random)}`
}

function noise(length: number, random: Random): string {
  const bytes = Buffer.alloc(length)
  for (let at = 0; at < length; at += 4) bytes.writeUInt32BE(random.word(), at)
  return bytes.toString('base64url')
}
