import { describe, expect, it } from 'vitest'
import { newTotpSecret, totpCode, totpStep } from '../../../electron/simulator/pool/sign-in/totp.ts'
import { createRandom } from '../../../electron/simulator/random.ts'

/** `12345678901234567890`, the secret of RFC 6238's test vectors, in base 32. */
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

describe('the code of an authenticator app', () => {
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('at %d seconds is the one of RFC 6238', (seconds, code) => {
    expect(totpCode(secret, seconds * 1000)).toBe(code)
  })

  it('counts in its step and the two next to it', () => {
    const step = 40_000_000
    const code = totpCode(secret, step * 30_000)
    expect(totpStep(secret, code, (step - 1) * 30_000)).toBe(step)
    expect(totpStep(secret, code, (step + 2) * 30_000 - 1)).toBe(step)
    expect(totpStep(secret, code, (step - 2) * 30_000)).toBeUndefined()
    expect(totpStep(secret, code, (step + 2) * 30_000)).toBeUndefined()
    expect(totpStep(secret, 'nonsense', step * 30_000)).toBeUndefined()
  })

  it('follows from a secret in base 32', () => {
    expect(newTotpSecret(createRandom(1, 1))).toMatch(/^[A-Z2-7]{52}$/)
  })
})
