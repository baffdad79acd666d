import { describe, expect, test } from 'vitest'
import { toAppError } from '../../../electron/backend/cognito/errors.ts'
import { connectionOf, keysAfter } from '../../../electron/backend/connections/connection-form.ts'
import { createSecretStore } from '../../../electron/backend/connections/secret-store.ts'
import { failureOf } from '../../../electron/backend/failure.ts'
import { secretValuesOf } from '../../../electron/backend/secret-values.ts'
import { connectionIdSchema } from '../../../shared/domain/connection.ts'
import { memoryKeychain } from '../../integration/backend/console-fixture.ts'

const id = connectionIdSchema.parse('c1')
const keys = {
  access_key_id: 'AKIATESTTESTTESTTEST',
  secret_access_key: 'a-secret-key',
  session_token: null,
}
const broken = {
  read: async () => {
    throw failureOf('keychain_unavailable', 'No keychain.', { advice: 'Install one.' })
  },
  write: async () => {
    throw failureOf('keychain_unavailable', 'No keychain.')
  },
  remove: async () => {
    throw failureOf('keychain_unavailable', 'No keychain.')
  },
}

describe('keys are in one place', () => {
  test('in the keychain, under the connection’s id', async () => {
    const keychain = memoryKeychain()
    const secrets = createSecretStore(keychain)
    await secrets.write(id, keys, 'keychain')
    expect([...keychain.entries.keys()]).toEqual(['c1'])
    expect(await createSecretStore(keychain).read(id)).toEqual({ keys, storage: 'keychain' })
  })

  test('in memory, and then no longer in the keychain', async () => {
    const keychain = memoryKeychain()
    const secrets = createSecretStore(keychain)
    await secrets.write(id, keys, 'keychain')
    await secrets.write(id, keys, 'memory')
    expect(keychain.entries.size).toBe(0)
    expect(await secrets.read(id)).toEqual({ keys, storage: 'memory' })
    expect(await createSecretStore(keychain).read(id)).toBeNull()
  })

  test('and gone from both after they were removed', async () => {
    const keychain = memoryKeychain()
    const secrets = createSecretStore(keychain)
    await secrets.write(id, keys, 'keychain')
    await secrets.remove(id, 'keychain')
    expect(keychain.entries.size).toBe(0)
    expect(await secrets.read(id)).toBeNull()
  })
})

test('a locked keychain, which says that nothing is there, does not pass for one that is empty', async () => {
  const locked = {
    read: async () => null,
    write: async () => {
      throw failureOf('keychain_unavailable', 'Locked.')
    },
    remove: async () => false,
  }
  await expect(createSecretStore(locked).remove(id, 'keychain')).rejects.toThrow('Locked.')
  const empty = memoryKeychain()
  await createSecretStore(empty).remove(id, 'keychain')
  expect(empty.entries.size).toBe(0)
})

describe('without a keychain', () => {
  test('memory works, the keychain says why not', async () => {
    const secrets = createSecretStore(broken)
    expect(await secrets.availability()).toEqual({ available: false, reason: 'No keychain. Install one.' })
    await secrets.write(id, keys, 'memory')
    expect(await secrets.read(id)).toEqual({ keys, storage: 'memory' })
    await secrets.remove(id, 'memory')
    await expect(secrets.remove(id, 'keychain')).rejects.toThrow('No keychain.')
    await expect(secrets.write(id, keys, 'keychain')).rejects.toThrow('No keychain.')
  })
})

test('an entry that somebody else wrote is said to be unreadable', async () => {
  const keychain = memoryKeychain()
  for (const text of ['not json', '{}', '{"access_key_id":1}']) {
    keychain.entries.set('c1', text)
    const error = await createSecretStore(keychain)
      .read(id)
      .catch((thrown: unknown) => toAppError(thrown))
    expect(error).toMatchObject({ code: 'credentials_missing' })
  }
})

describe('the keys of a form', () => {
  test('empty fields keep what is stored', () => {
    expect(keysAfter({ access_key_id: '', secret_access_key: '', session_token: '' }, keys)).toBe(keys)
    expect(keysAfter({}, null)).toBeNull()
  })

  test('a new pair drops the token of the old one', () => {
    const stored = { ...keys, session_token: 'old-token' }
    const typed = { access_key_id: 'AKIANEWNEWNEWNEWNEW1', secret_access_key: 'new' }
    expect(keysAfter(typed, stored)).toEqual({ ...typed, session_token: null })
    expect(keysAfter({ session_token: 'new-token' }, stored)).toEqual({ ...keys, session_token: 'new-token' })
  })

  test('half a pair is refused at the other half', () => {
    const problem = (values: Record<string, string>, stored: typeof keys | null) => {
      try {
        keysAfter(values, stored)
      } catch (thrown) {
        return Object.keys(toAppError(thrown).fields ?? {})
      }
      return []
    }
    expect(problem({ access_key_id: 'AKIANEWNEWNEWNEWNEW1' }, keys)).toEqual(['secret_access_key'])
    expect(problem({ secret_access_key: 'new' }, null)).toEqual(['access_key_id'])
    expect(problem({ access_key_id: 'short', secret_access_key: 'new' }, null)).toEqual(['access_key_id'])
  })
})

describe('the connection of a form', () => {
  const kept = { id, created_at: '', updated_at: '' }
  const values = {
    name: ' Shop ',
    environment: 'production',
    credential_source: 'keychain',
    region: 'eu-central-1',
    user_pool_id: 'eu-central-1_AbCdEfGhI',
    endpoint: '',
    profile: 'left over',
  }

  test('keeps what belongs to its source of credentials', () => {
    expect(connectionOf(values, kept, null)).toMatchObject({
      name: 'Shop',
      profile: null,
      endpoint: null,
    })
    expect(connectionOf({ ...values, credential_source: 'profile' }, kept, null).profile).toBe('left over')
  })

  test.each([
    ['name', ''],
    ['region', 'Frankfurt'],
    ['user_pool_id', 'nonsense'],
    ['environment', 'moon'],
    ['credential_source', 'magic'],
    ['endpoint', 'ftp://example.com'],
  ])('%s cannot be “%s”', (name, value) => {
    const error = (() => {
      try {
        return connectionOf({ ...values, [name]: value }, kept, null)
      } catch (thrown) {
        return toAppError(thrown)
      }
    })()
    expect(error).toMatchObject({ code: 'invalid_input', fields: { [name]: expect.any(String) } })
  })
})

test('the secrets of any input are known by their fields’ names', () => {
  expect(
    secretValuesOf({
      model: 'connections',
      values: { name: 'x', access_key_id: 'one', secret_access_key: 'two', session_token: 'three' },
      parameters: { password: 'four', group: 'x' },
      deeper: [{ temporary_password: 'five' }],
    }),
  ).toEqual(['one', 'two', 'three', 'four', 'five'])
  expect(secretValuesOf(null)).toEqual([])
})
