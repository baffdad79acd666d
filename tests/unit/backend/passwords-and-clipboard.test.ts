import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { createClipboard } from '../../../electron/backend/desktop/clipboard.ts'
import { generatePassword } from '../../../electron/backend/desktop/generate-password.ts'
import { httpsAddress } from '../../../electron/backend/desktop/https-address.ts'
import { passwordShortcomings } from '../../../shared/domain/password.ts'

describe('a generated password', () => {
  test('meets every policy that Cognito allows', () => {
    fc.assert(
      fc.property(
        fc.record({
          minimum_length: fc.integer({ min: 6, max: 99 }),
          require_uppercase: fc.boolean(),
          require_lowercase: fc.boolean(),
          require_numbers: fc.boolean(),
          require_symbols: fc.boolean(),
          temporary_password_validity_days: fc.constant(7),
        }),
        (policy) => passwordShortcomings(generatePassword(policy), policy).length === 0,
      ),
    )
  })

  const policy = {
    minimum_length: 8,
    require_uppercase: true,
    require_lowercase: true,
    require_numbers: true,
    require_symbols: true,
    temporary_password_validity_days: 7,
  }

  test('has no characters that are mistaken for each other, and is never the same', () => {
    const passwords = Array.from({ length: 500 }, () => generatePassword(policy))
    expect(new Set(passwords).size).toBe(500)
    for (const password of passwords) expect(password).not.toMatch(/[Il1O0\s]/)
  })

  test('puts every kind of character at every place', () => {
    const firsts = Array.from({ length: 2000 }, () => generatePassword(policy).charAt(0))
    for (const kind of [/[A-Z]/, /[a-z]/, /[0-9]/, /[^A-Za-z0-9]/]) {
      expect(firsts.filter((character) => kind.test(character)).length).toBeGreaterThan(40)
    }
  })
})

describe('a copied secret', () => {
  const desktop = () => {
    const clipboard = { text: 'before' }
    return {
      clipboard,
      copyText: async (text: string) => {
        clipboard.text = text
      },
      readText: async () => clipboard.text,
    }
  }

  test('is cleared after 30 seconds', async () => {
    vi.useFakeTimers()
    const machine = desktop()
    expect(await createClipboard(machine).copy('secret')).toBe(30)
    expect(machine.clipboard.text).toBe('secret')
    await vi.advanceTimersByTimeAsync(29_999)
    expect(machine.clipboard.text).toBe('secret')
    await vi.advanceTimersByTimeAsync(1)
    expect(machine.clipboard.text).toBe('')
    vi.useRealTimers()
  })

  test('is left alone when something else was copied since', async () => {
    vi.useFakeTimers()
    const machine = desktop()
    await createClipboard(machine).copy('secret')
    machine.clipboard.text = 'something else'
    await vi.advanceTimersByTimeAsync(30_000)
    expect(machine.clipboard.text).toBe('something else')
    vi.useRealTimers()
  })

  test('the second secret has its own 30 seconds', async () => {
    vi.useFakeTimers()
    const machine = desktop()
    const clipboard = createClipboard(machine)
    await clipboard.copy('first')
    await vi.advanceTimersByTimeAsync(20_000)
    await clipboard.copy('second')
    await vi.advanceTimersByTimeAsync(20_000)
    expect(machine.clipboard.text).toBe('second')
    await vi.advanceTimersByTimeAsync(10_000)
    expect(machine.clipboard.text).toBe('')
    vi.useRealTimers()
  })

  test('is cleared at once when the console closes', async () => {
    const machine = desktop()
    const clipboard = createClipboard(machine)
    await clipboard.copy('secret')
    await clipboard.close()
    expect(machine.clipboard.text).toBe('')
  })
})

describe('links', () => {
  test('https is opened in its normal form', () => {
    expect(httpsAddress('HTTPS://Docs.AWS.amazon.com/cognito/')).toBe('https://docs.aws.amazon.com/cognito/')
  })

  test.each([
    'http://docs.aws.amazon.com/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'https://user:password@example.com/',
    'ms-settings:',
    '//example.com',
    'not a link',
    '',
  ])('%s is not', (url) => {
    expect(() => httpsAddress(url)).toThrow('Only https')
  })
})
