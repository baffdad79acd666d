import { afterEach, describe, expect, test } from 'vitest'
import { systemKeychain } from '../../electron/backend/connections/keychain.ts'

/** Set by run.ts where a keyring was brought up. */
const withKeyring = describe.skipIf(process.env.POOLKEEPER_KEYRING === undefined)

withKeyring('the keychain of the machine', () => {
  const keychain = systemKeychain()
  const account = 'keychain-test'

  afterEach(async () => {
    await keychain.remove(account)
  })

  test('gives back what was written', async () => {
    await keychain.write(account, '{"secret":"canary ✓"}')
    expect(await keychain.read(account)).toBe('{"secret":"canary ✓"}')
  })

  test('overwrites', async () => {
    await keychain.write(account, 'first')
    await keychain.write(account, 'second')
    expect(await keychain.read(account)).toBe('second')
  })

  test('has nothing under an account that was removed', async () => {
    await keychain.write(account, 'gone')
    await keychain.remove(account)
    expect(await keychain.read(account)).toBeNull()
  })
})
