import {
  AdminCreateUserCommand,
  CognitoIdentityProviderClient,
  CreateUserPoolCommand,
  ListUsersCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { startCognitoLocal } from '../integration/cognito-local/server.ts'
import { callBridge } from './pages/bridge.ts'
import { changeList } from './pages/change-list.ts'
import { connect, disconnect, fillConnection, madeUpKeys, switchTo } from './pages/connecting.ts'
import { expect, goTo, test } from './pages/desk.ts'
import { objectForm } from './pages/object-form.ts'
import { type PoolServer, startPoolServer } from './pages/pool-server.ts'

const unreachable = {
  name: 'Nowhere',
  region: 'eu-central-1',
  userPoolId: 'eu-central-1_AbCdEfGhI',
  endpoint: 'http://127.0.0.1:1',
}

test.describe('the form', () => {
  test('switches its fields by where the credentials come from', async ({ desk: { page } }) => {
    const form = objectForm(page, 'connection')
    await goTo(page, '/connections/add/')
    await expect(form.text('Access key ID')).toBeVisible()
    await form.radio('AWS profile (SSO and assumed roles included)').check()
    await expect(form.text('Access key ID')).toHaveCount(0)
    await expect(form.form.getByLabel('AWS profile', { exact: true })).toBeVisible()
    await form.radio('Demo pool, no AWS account').check()
    await expect(form.form.getByLabel('AWS profile', { exact: true })).toHaveCount(0)
    await expect(form.text('User pool ID')).toHaveCount(0)
  })

  test('says at the fields what does not fit', async ({ desk: { page } }) => {
    const form = await fillConnection(page, {
      name: '',
      region: 'europe',
      userPoolId: 'my pool',
      endpoint: 'localhost',
    })
    await form.text('Access key ID').fill('AKIA')
    await form.save.click()
    await expect(form.text('Name')).toHaveAccessibleDescription(/required|Give the connection a name/)
    await expect(form.text('Region')).toHaveAccessibleDescription(/A region looks like eu-central-1/)
    await expect(form.text('User pool ID')).toHaveAccessibleDescription(/looks like eu-central-1_AbCdEfGhI/)
    await expect(form.text('Endpoint')).toHaveAccessibleDescription(/Enter a whole address/)
    await expect(form.text('Access key ID')).toHaveAccessibleDescription(/at least 16 characters/)
    await expect(page).toHaveTitle('Error: Add connection | Poolkeeper')

    await form.text('Region').fill('eu-west-1')
    await form.text('User pool ID').fill('eu-central-1_AbCdEfGhI')
    await form.text('Endpoint').fill('')
    await form.save.click()
    await expect(form.text('Region')).toHaveAccessibleDescription(/belongs to eu-central-1/)
  })

  test('without a keychain says so and keeps keys for this run only', async ({ desk: { page } }) => {
    const { keychain } = await callBridge(page, 'session', {})
    test.skip(keychain.available, 'This machine has a keychain; the keychain suite covers it.')
    const form = objectForm(page, 'connection')
    await goTo(page, '/connections/add/')
    await expect(form.choice('Keep the keys')).toHaveValue('memory')
    await expect(form.choice('Keep the keys')).toHaveAccessibleDescription(
      /There is no keychain to keep them in\. .+ Keys are never written to a file\./,
    )
    await expect(form.choice('Keep the keys').getByRole('option', { name: 'In the keychain' })).toHaveCount(0)
  })
})

test.describe('Test connection', () => {
  let server: PoolServer
  test.beforeAll(async () => {
    server = await startPoolServer({ users: 200, groups: 3 })
  })
  test.afterAll(() => server.close())
  test.afterEach(() => server.simulator.faults.clear())

  const reachable = () => ({
    name: 'Simulated',
    region: server.simulator.region,
    userPoolId: server.simulator.userPoolId,
    endpoint: server.endpoint,
  })

  test('names an endpoint that cannot be reached', async ({ desk: { page } }) => {
    const form = await fillConnection(page, unreachable)
    await form.form.getByRole('button', { name: 'Test connection' }).click()
    const alert = form.form.getByRole('alert')
    await expect(alert).toContainText('The user pool could not be reached with these values')
    await expect(alert).toContainText('127.0.0.1:1 refused the connection')
    await expect(alert).toContainText('Check the network')
    await form.text('Endpoint').fill('http://127.0.0.1:2')
    await expect(alert).toHaveCount(0)
  })

  test('names the values that it cannot even be tried with', async ({ desk: { page } }) => {
    const form = objectForm(page, 'connection')
    await goTo(page, '/connections/add/')
    await form.text('Region').fill('europe')
    await form.form.getByRole('button', { name: 'Test connection' }).click()
    const alert = form.form.getByRole('alert')
    await expect(alert).toContainText('Nothing was tested yet')
    await expect(alert).toContainText('Region: A region looks like eu-central-1.')
    await expect(alert).toContainText('User pool ID: ')
  })

  test('says which pool it found', async ({ desk: { page } }) => {
    const form = await fillConnection(page, reachable())
    await form.form.getByRole('button', { name: 'Test connection' }).click()
    await expect(form.form.getByRole('status').filter({ hasText: 'It works' })).toContainText(
      'It works: Demo shop (eu-central-1_Simulated1), about 200 users.',
    )
  })

  const causes = [
    {
      cause: 'wrong keys',
      fault: { kind: 'unrecognized-client' },
      says: [/security token included in the request is invalid/, /does not accept the keys/],
    },
    {
      cause: 'a wrong secret',
      fault: { kind: 'invalid-signature' },
      says: [/signature/, /does not accept the keys/],
    },
    {
      cause: 'an expired session',
      fault: { kind: 'expired-token' },
      says: [/expired/, /temporary credentials have run out/],
    },
    {
      cause: 'a missing permission',
      fault: { kind: 'access-denied' },
      says: [/cognito-idp:DescribeUserPool/],
    },
  ] as const
  for (const { cause, fault, says } of causes) {
    test(`names ${cause}`, async ({ desk: { page } }) => {
      server.simulator.faults.plan({ ...fault, times: Number.POSITIVE_INFINITY })
      const form = await fillConnection(page, reachable())
      await form.form.getByRole('button', { name: 'Test connection' }).click()
      const alert = form.form.getByRole('alert')
      for (const words of says) await expect(alert).toContainText(words)
      // What was thrown may quote the keys' owner; the window is not told.
      await expect(alert).not.toContainText('user/operator')
      await expect(alert).not.toContainText(madeUpKeys.id)
    })
  }

  test('makes up for a clock that is an hour off', async ({ desk: { page } }) => {
    server.simulator.faults.plan({
      kind: 'clock-skew',
      milliseconds: -3_600_000,
      times: Number.POSITIVE_INFINITY,
    })
    const form = await fillConnection(page, reachable())
    await form.form.getByRole('button', { name: 'Test connection' }).click()
    await expect(form.form).toContainText('It works: Demo shop')
  })

  test('names a pool that is not there', async ({ desk: { page } }) => {
    const form = await fillConnection(page, { ...reachable(), userPoolId: 'eu-central-1_NotThere' })
    await form.form.getByRole('button', { name: 'Test connection' }).click()
    await expect(form.form.getByRole('alert')).toContainText('eu-central-1_NotThere')
  })
})

test.describe('a pool of one’s own', () => {
  test('is connected, opened, changed and left again', async ({ desk: { page } }) => {
    const emulator = await startCognitoLocal()
    const client = new CognitoIdentityProviderClient({
      region: 'us-east-1',
      endpoint: emulator.endpoint,
      credentials: { accessKeyId: 'SOMEBODY', secretAccessKey: 'ELSE' },
      maxAttempts: 1,
    })
    try {
      const { UserPool } = await client.send(new CreateUserPoolCommand({ PoolName: 'Local shop' }))
      const userPoolId = UserPool?.Id ?? ''
      for (const name of ['ada', 'grace']) {
        await client.send(
          new AdminCreateUserCommand({
            UserPoolId: userPoolId,
            Username: name,
            UserAttributes: [{ Name: 'email', Value: `${name}@example.com` }],
            MessageAction: 'SUPPRESS',
          }),
        )
      }
      const entered = { name: 'Emulator', region: 'us-east-1', userPoolId, endpoint: emulator.endpoint }
      const form = await fillConnection(page, entered)
      await form.form.getByRole('button', { name: 'Test connection' }).click()
      await expect(form.form.getByRole('status').filter({ hasText: 'It works' })).toContainText('Local shop')
      await connect(page, entered)

      const users = changeList(page, 'users')
      await users.open()
      await expect(users.rows).toHaveCount(2)
      await users.row('ada').getByRole('link').click()
      const user = objectForm(page, 'user')
      await user.text('Given name').fill('Ada')
      await user.save.click()
      await expect(page.getByRole('main')).toContainText('The user “ada” was changed successfully.')
      const { Users } = await client.send(new ListUsersCommand({ UserPoolId: userPoolId }))
      const ada = Users?.find(({ Username }) => Username === 'ada')
      expect(ada?.Attributes).toContainEqual({ Name: 'given_name', Value: 'Ada' })

      await switchTo(page, 'Demo pool')
      await expect(users.pages).toContainText('2,000 users')
    } finally {
      await disconnect(page)
      client.destroy()
      await emulator.close()
    }
  })

  test('of production carries a red banner on every page', async ({ desk: { page } }) => {
    const server = await startPoolServer({ users: 120, groups: 2 })
    try {
      await connect(page, {
        name: 'Shop',
        region: server.simulator.region,
        userPoolId: server.simulator.userPoolId,
        endpoint: server.endpoint,
        environment: 'Production',
      })
      const banner = page.getByRole('region', { name: 'Production warning' })
      const users = changeList(page, 'users')
      await users.open()
      const row = users.rows.first()
      const username = (await row.getByRole('rowheader').textContent()) ?? ''
      const sub = /users\/([\w-]+)\//.exec(
        (await row.getByRole('rowheader').getByRole('link').getAttribute('href')) ?? '',
      )?.[1]
      const addresses = [
        '/',
        '/users/',
        '/users/add/',
        `/users/${sub}/change/`,
        `/users/${sub}/password/`,
        `/users/${sub}/history/`,
        '/groups/',
        '/connections/',
        '/audit/',
        '/nowhere/',
      ]
      for (const address of addresses) {
        await goTo(page, address)
        await expect(banner, address).toBeInViewport()
        await expect(banner).toHaveCSS('background-color', /rgb\(\d{3}, \d{1,2}, \d{1,2}\)/)
      }
      // What deletes in production wants the name typed.
      await goTo(page, `/users/${sub}/delete/`)
      const sure = page.getByRole('button', { name: 'Yes, I’m sure' })
      await expect(sure).toBeDisabled()
      await page.getByRole('main').getByRole('textbox').fill(username)
      await expect(sure).toBeEnabled()
    } finally {
      await disconnect(page)
      await server.close()
    }
    await expect(page.getByRole('region', { name: 'Production warning' })).toHaveCount(0)
  })

  test('that cannot be reached opens all the same, and says why it is empty', async ({ desk: { page } }) => {
    await connect(page, unreachable)
    const sync = page.getByRole('region', { name: 'Synchronisation' })
    await expect(sync).toContainText('Sync failed', { timeout: 30_000 })
    await sync.getByRole('button', { name: 'Why?' }).click()
    const dialog = page.getByRole('dialog', { name: 'The pool could not be read to its end' })
    await expect(dialog).toContainText('refused the connection')
    await dialog.getByRole('button', { name: 'Close' }).last().click()
    await disconnect(page)
    await expect(page.getByRole('button', { name: /^Connection:/ })).toContainText('Demo pool')
  })
})

test.describe('the list', () => {
  test('shows, changes and deletes connections', async ({ desk: { page } }) => {
    const list = changeList(page, 'connections')
    const form = await fillConnection(page, { ...unreachable, name: 'Old shop' })
    await form.save.click()
    await expect(list.row('Old shop')).toContainText('eu-central-1_AbCdEfGhI')
    await expect(list.row('Demo pool')).toContainText('Demo')
    await list.row('Old shop').getByRole('link').click()

    // Keys never come back; left empty they stay.
    await expect(form.text('Access key ID')).toHaveValue('')
    await expect(form.form.getByText('Keys stored')).toBeVisible()
    expect(await page.content()).not.toContain(madeUpKeys.id)
    await form.text('Name').fill('Older shop')
    await form.radio('Staging').check()
    await form.save.click()
    await expect(list.row('Older shop')).toContainText('Staging')

    await list.row('Older shop').getByRole('link').click()
    await form.delete.click()
    await expect(page.getByRole('main')).toContainText('The user pool is not touched.')
    await page.getByRole('button', { name: 'Yes, I’m sure' }).click()
    await expect(page.getByRole('main')).toContainText(
      'The connection “Older shop” was deleted successfully.',
    )
    await expect(list.rows).toHaveCount(1)
  })

  test('closing the pool leaves a console without one, which says so', async ({ desk: { page } }) => {
    await page.getByRole('button', { name: /^Connection:/ }).click()
    await page.getByRole('button', { name: 'Close Demo pool' }).click()
    await expect(page.getByRole('button', { name: /^Connection:/ })).toContainText('No pool is open')
    await goTo(page, '/users/')
    await expect(page.getByRole('main')).toContainText('No user pool is open')
    await switchTo(page, 'Demo pool')
    await expect(changeList(page, 'users').rows.first()).toBeVisible()
  })
})
