import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Random } from '../../random.ts'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const stepMilliseconds = 30_000

/** The secret of an authenticator app: 52 characters of base 32, which stand for 260 bits. */
export function newTotpSecret(random: Random): string {
  return Array.from({ length: 52 }, () => alphabet.charAt(random.below(32))).join('')
}

/** The code that an authenticator app shows at that time: RFC 6238 with SHA-1, six digits and steps of 30 seconds. */
export function totpCode(secret: string, time: number): string {
  return codeAt(secret, Math.floor(time / stepMilliseconds))
}

/** The step that a code belongs to, when it is the present one or a neighbour of it; undefined for a wrong code. */
export function totpStep(secret: string, code: string, time: number): number | undefined {
  const present = Math.floor(time / stepMilliseconds)
  return [present, present - 1, present + 1].find((step) => equal(codeAt(secret, step), code))
}

function codeAt(secret: string, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', fromBase32(secret)).update(counter).digest()
  const offset = mac.readUInt8(mac.length - 1) & 15
  const number = mac.readUInt32BE(offset) & 0x7fffffff
  return String(number % 1_000_000).padStart(6, '0')
}

function fromBase32(text: string): Buffer {
  const bits = [...text].map((character) => alphabet.indexOf(character).toString(2).padStart(5, '0')).join('')
  const bytes = bits.match(/.{8}/g) ?? []
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)))
}

function equal(left: string, right: string): boolean {
  return left.length === right.length && timingSafeEqual(Buffer.from(left), Buffer.from(right))
}
