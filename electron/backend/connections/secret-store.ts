import { type AccessKeys, accessKeysSchema, type ConnectionId } from '../../../shared/domain/connection.ts'
import { toAppError } from '../cognito/errors.ts'
import { failureOf } from '../failure.ts'
import type { Keychain } from './keychain.ts'

/** Where a connection's keys are kept. */
export type SecretStorage = 'keychain' | 'memory'

/** Access keys of connections: in the keychain, or in memory until the console is closed. Never in a file. */
export type SecretStore = {
  readonly availability: () => Promise<{ available: boolean; reason: string | null }>
  /** null: none are kept. */
  readonly read: (id: ConnectionId) => Promise<{ keys: AccessKeys; storage: SecretStorage } | null>
  /** Keeps the keys there, and nowhere else. */
  readonly write: (id: ConnectionId, keys: AccessKeys, storage: SecretStorage) => Promise<void>
  /**
   * Removes the keys from wherever they are.
   *
   * @param storage where they were put: out of the keychain they must go, whatever else is only tried
   */
  readonly remove: (id: ConnectionId, storage: SecretStorage | null) => Promise<void>
  /** Values that were read or written since the start, which no message may carry. */
  readonly known: () => readonly string[]
}

/** An account without a secret: using it shows whether the keychain answers. */
const probeAccount = 'availability'
/** Milliseconds that the start may wait for a keychain that has to be started itself. */
const probePatience = 3000

export function createSecretStore(keychain: Keychain): SecretStore {
  const memory = new Map<ConnectionId, AccessKeys>()
  const known = new Set<string>()
  const learn = (keys: AccessKeys): AccessKeys => {
    known.add(keys.secret_access_key).add(keys.access_key_id)
    if (keys.session_token !== null) known.add(keys.session_token)
    return keys
  }
  return {
    availability: () => probe(keychain),
    read: async (id) => {
      const kept = memory.get(id)
      if (kept !== undefined) return { keys: kept, storage: 'memory' }
      const text = await keychain.read(id)
      return text === null ? null : { keys: learn(parseKeys(text)), storage: 'keychain' }
    },
    write: async (id, keys, storage) => {
      learn(keys)
      if (storage === 'keychain') {
        await keychain.write(id, JSON.stringify(keys))
        memory.delete(id)
        return
      }
      memory.set(id, keys)
      // Without a keychain there is nothing in it to remove.
      await keychain.remove(id).catch(() => undefined)
    },
    remove: async (id, storage) => {
      memory.delete(id)
      if (storage === 'keychain') await removeSurely(keychain, id)
      else await keychain.remove(id).catch(() => undefined)
    },
    known: () => [...known],
  }
}

/** A locked keychain says of every entry that it is not there, and refuses only to be written to. */
async function removeSurely(keychain: Keychain, id: ConnectionId): Promise<void> {
  if (await keychain.remove(id)) return
  await keychain.write(probeAccount, 'empty')
  await keychain.remove(probeAccount)
}

async function probe(keychain: Keychain): Promise<{ available: boolean; reason: string | null }> {
  let timer: NodeJS.Timeout | undefined
  const patience = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(
        failureOf('keychain_unavailable', 'The keychain has not answered yet.', {
          advice: 'Look for a window that asks for its password, or restart the keyring.',
        }),
      )
    }, probePatience)
  })
  try {
    await Promise.race([keychain.read(probeAccount), patience])
    return { available: true, reason: null }
  } catch (error) {
    const { message, advice } = toAppError(error)
    return { available: false, reason: advice === undefined ? message : `${message} ${advice}` }
  } finally {
    clearTimeout(timer)
  }
}

function parseKeys(text: string): AccessKeys {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    value = undefined
  }
  const keys = accessKeysSchema.safeParse(value)
  if (!keys.success) {
    throw failureOf('credentials_missing', 'The keychain’s entry of this connection cannot be read.', {
      advice: 'Enter the access keys in the connection again.',
    })
  }
  return keys.data
}
