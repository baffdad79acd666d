import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { systemKeychain } from '../../electron/backend/connections/keychain.ts'
import { createSimulator } from '../../electron/simulator/index.ts'
import { type ConsoleUnderTest, startConsole } from '../integration/backend/console-fixture.ts'

const connections = { model: 'connections', connection: null } as const
const keys = {
  access_key_id: 'AKIACANARYONEAAAAAA1',
  secret_access_key: 'canary/secret+access/key+0123456789abcdef',
}
const shop = {
  name: 'Shop',
  environment: 'production',
  credential_source: 'keychain',
  region: 'eu-central-1',
  user_pool_id: 'eu-central-1_AbCdEfGhI',
  endpoint: 'http://127.0.0.1:9',
}

/** Elsewhere the keychain is part of the system: it cannot be taken away from a process. */
describe.skipIf(process.platform !== 'linux')('a machine without a secret service', () => {
  let ui: ConsoleUnderTest
  const bus = process.env.DBUS_SESSION_BUS_ADDRESS

  beforeAll(async () => {
    process.env.DBUS_SESSION_BUS_ADDRESS = 'unix:path=/nonexistent/bus'
    const simulator = createSimulator({ seed: 4 })
    ui = await startConsole({ keychain: systemKeychain(), openDemoPool: async () => simulator })
  })
  afterAll(async () => {
    if (bus === undefined) delete process.env.DBUS_SESSION_BUS_ADDRESS
    else process.env.DBUS_SESSION_BUS_ADDRESS = bus
    await ui.close()
  })

  test('the session says why, and what to install or do', async () => {
    const { keychain } = await ui.value('session', {})
    expect(keychain.available).toBe(false)
    expect(keychain.reason).toMatch(/gnome-keyring/)
    expect(keychain.reason).toMatch(/until the console is closed/)
  })

  test('keys for the keychain are refused, and no connection is left behind', async () => {
    const error = await ui.error('add', { ...connections, values: { ...shop, ...keys } })
    expect(error.code).toBe('keychain_unavailable')
    expect(error.fields?.secret_storage).toBeTruthy()
    expect(error.advice).toBeTruthy()
    expect((await ui.rows('connections')).map((row) => row.id)).toEqual(['demo'])
  })

  test('keys for this session work, and no file has them', async () => {
    const row = await ui.value('add', {
      ...connections,
      values: { ...shop, ...keys, secret_storage: 'memory' },
    })
    expect(row.values).toMatchObject({ has_keys: true, secret_storage: 'memory' })
    const entries = await readdir(ui.folder, { recursive: true, withFileTypes: true })
    const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
    expect(files.length).toBeGreaterThan(1)
    for (const file of files) {
      const bytes = await readFile(file)
      for (const secret of Object.values(keys)) expect([file, bytes.includes(secret)]).toEqual([file, false])
    }
  })
})
