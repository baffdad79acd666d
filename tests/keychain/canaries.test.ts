import { readdir, readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { systemKeychain } from '../../electron/backend/connections/keychain.ts'
import { createSimulator } from '../../electron/simulator/index.ts'
import { connectionIdSchema } from '../../shared/domain/connection.ts'
import { exceptionAnswer, startServer } from '../integration/backend/answering-server.ts'
import { type ConsoleUnderTest, startConsole } from '../integration/backend/console-fixture.ts'

/** Set by run.ts where a keyring was brought up. */
const withKeyring = describe.skipIf(process.env.POOLKEEPER_KEYRING === undefined)

/** Planted secrets: each is found by its own name when it leaks. */
const canaries = {
  accessKeyId: 'AKIACANARYONEAAAAAA1',
  secretAccessKey: 'canary/secret+access/key+0123456789abcdef',
  sessionToken: `canarysessiontoken${'Zz9+'.repeat(80)}==`,
  memoryKeyId: 'AKIACANARYTWOAAAAAA2',
  memorySecret: 'canary/memory+only/key+0123456789abcdef00',
  typedSecret: 'canary/typed+and/never+saved/0123456789ab',
  temporaryPassword: 'Canary-Temporary-2026!',
  permanentPassword: 'Canary-Permanent-2026!',
  refusedPassword: 'canary-too-weak-for-the-policy',
}

withKeyring('planted secrets', () => {
  let ui: ConsoleUnderTest
  const written: string[] = []

  beforeEach(async () => {
    for (const stream of [process.stdout, process.stderr]) {
      vi.spyOn(stream, 'write').mockImplementation((chunk) => {
        written.push(String(chunk))
        return true
      })
    }
    const simulator = createSimulator({ seed: 4, users: 30 })
    ui = await startConsole({ keychain: systemKeychain(), openDemoPool: async () => simulator })
  })
  afterEach(async () => {
    vi.restoreAllMocks()
    await ui.close()
  })

  test('are in the keychain and nowhere else', async () => {
    const answers: unknown[] = []
    const call: ConsoleUnderTest['call'] = async (name, input, options) => {
      const result = await ui.call(name, input, options)
      answers.push(result)
      return result
    }
    // A service that repeats in its errors what it was told, and even the secrets that only signed it.
    let signedWith: string[] = []
    const parrot = await startServer((request) =>
      exceptionAnswer(
        'InvalidSignatureException',
        `No match for ${request.headers.authorization} ${request.headers['x-amz-security-token']} ${signedWith.join(' ')}`,
      ),
    )
    const shop = {
      name: 'Canary',
      environment: 'production',
      credential_source: 'keychain',
      region: 'eu-central-1',
      user_pool_id: 'eu-central-1_AbCdEfGhI',
      endpoint: parrot.endpoint,
    }
    const connections = { model: 'connections', connection: null } as const
    const keychainKeys = {
      access_key_id: canaries.accessKeyId,
      secret_access_key: canaries.secretAccessKey,
      session_token: canaries.sessionToken,
    }
    const kept = await ui.value('add', { ...connections, values: { ...shop, ...keychainKeys } })
    answers.push(kept)
    const inMemory = await ui.value('add', {
      ...connections,
      values: {
        ...shop,
        name: 'Memory',
        secret_storage: 'memory',
        access_key_id: canaries.memoryKeyId,
        secret_access_key: canaries.memorySecret,
      },
    })
    answers.push(inMemory)
    expect(await systemKeychain().read(kept.id)).toContain(canaries.secretAccessKey)
    expect(await systemKeychain().read(inMemory.id)).toBeNull()

    signedWith = [canaries.typedSecret]
    await call('testConnection', {
      id: connectionIdSchema.parse(kept.id),
      values: {
        ...kept.values,
        access_key_id: 'AKIATYPEDTYPEDTYPED1',
        secret_access_key: canaries.typedSecret,
      },
    })
    signedWith = [canaries.secretAccessKey, canaries.sessionToken, canaries.memorySecret]
    for (const row of [kept, inMemory]) {
      const id = connectionIdSchema.parse(row.id)
      await call('openConnection', { id })
      await ui.synced()
      await call('session', {})
      await call('pool', { connection: id })
      await call('get', { model: 'users', connection: id, id: 'someone', fresh: true })
      await call('get', { ...connections, id: row.id, fresh: true })
    }

    const demo = connectionIdSchema.parse('demo')
    const users = { model: 'users', connection: demo } as const
    await call('openConnection', { id: demo })
    await ui.synced()
    const added = await ui.value('add', {
      ...users,
      values: {
        username: 'canary',
        email: 'canary@people.example',
        invitation: 'NONE',
        temporary_password: canaries.temporaryPassword,
      },
    })
    answers.push(added)
    const passwords = [
      ['set_permanent_password', canaries.permanentPassword],
      // The pool remembers it: Cognito itself refuses.
      ['set_permanent_password', canaries.permanentPassword],
      ['set_temporary_password', canaries.refusedPassword],
    ] as const
    for (const [action, password] of passwords) {
      const selection = { kind: 'ids' as const, ids: [added.id] }
      await call('action', { ...users, action, selection, parameters: { password } })
    }
    answers.push(await ui.rows('audit', { all: true }), await ui.rows('connections'), await ui.rows('users'))
    const { folder } = ui
    await ui.backend.close()
    await parrot.close()

    expect(answers.length).toBeGreaterThan(15)
    expect(hits(Buffer.from(JSON.stringify([answers, ui.events, ui.backend.warnings])))).toEqual([])
    expect(hits(Buffer.from(written.join('\n')))).toEqual([])
    const files = [...(await filesBelow(folder)), ...(await filesBelow(homedir()))]
    expect(files.filter((file) => file.endsWith('.db')).length).toBeGreaterThanOrEqual(3)
    // The home folder is the test's own; the keyring's file is in it, and is encrypted.
    expect(files.some((file) => file.endsWith('.keyring'))).toBe(true)
    for (const file of files) expect([file, hits(await readFile(file))]).toEqual([file, []])

    ui = await startConsole({ folder, keychain: systemKeychain() })
    const selection = { kind: 'ids' as const, ids: [kept.id] }
    expect(await ui.value('delete', { ...connections, selection })).toEqual({
      done: 1,
      failed: [],
      skipped: 0,
    })
    expect(await systemKeychain().read(kept.id)).toBeNull()
  })

  test('the search for them finds them when they are there', () => {
    for (const [name, secret] of Object.entries(canaries)) {
      expect(hits(Buffer.from(`before ${secret} after`))).toContain(name)
      expect(hits(Buffer.from(secret, 'utf16le'))).toContain(name)
      expect(hits(Buffer.from(Buffer.from(secret).toString('base64')))).toContain(name)
    }
  })
})

/** The canaries in some bytes: as text, as UTF-16, in base64, escaped in JSON, or a long part of one. */
function hits(bytes: Buffer): string[] {
  return Object.entries(canaries)
    .filter(([, secret]) => {
      const forms = [
        Buffer.from(secret),
        Buffer.from(secret, 'utf16le'),
        Buffer.from(
          Buffer.from(secret)
            .toString('base64')
            .replace(/.{0,3}=*$/, ''),
        ),
        Buffer.from(JSON.stringify(secret).slice(1, -1)),
        Buffer.from(secret.slice(0, 16)),
        Buffer.from(secret.slice(-16)),
      ]
      return forms.some((form) => bytes.includes(form))
    })
    .map(([name]) => name)
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}
