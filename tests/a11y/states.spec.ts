import { connectionIdSchema } from '../../shared/domain/connection.ts'
import { callBridge } from '../e2e/pages/bridge.ts'
import { changeList } from '../e2e/pages/change-list.ts'
import { connect, disconnect } from '../e2e/pages/connecting.ts'
import { nth, ordinaryUsers } from '../e2e/pages/demo-pool.ts'
import { expect, goTo, test } from '../e2e/pages/desk.ts'
import { objectForm } from '../e2e/pages/object-form.ts'
import { startPoolServer } from '../e2e/pages/pool-server.ts'
import { expectFitForAll } from './axe.ts'

test('axe finds nothing in a production pool, while it is read and when that fails', async ({
  desk: { page },
}) => {
  const server = await startPoolServer({ users: 100, groups: 2 })
  const sync = page.getByRole('region', { name: 'Synchronisation' })
  try {
    server.hold('ListUsers', 1)
    await connect(page, {
      name: 'Shop',
      region: server.simulator.region,
      userPoolId: server.simulator.userPoolId,
      endpoint: server.endpoint,
      environment: 'Production',
    })
    await expect(sync.getByRole('progressbar')).toBeVisible()
    await expectFitForAll(page)
    await sync.getByRole('button', { name: /^Cancel/ }).click()
    await expect(sync).toContainText('lists may be incomplete')
    await expectFitForAll(page)

    server.release()
    server.simulator.faults.plan({ kind: 'access-denied', operation: 'ListUsers' })
    await sync.getByRole('button', { name: 'Refresh' }).click()
    await expect(sync).toContainText('Sync failed')
    await sync.getByRole('button', { name: 'Why?' }).click()
    await expect(page.getByRole('dialog')).toContainText('cognito-idp:ListUsers')
    await expectFitForAll(page)
    await page.keyboard.press('Escape')

    const users = changeList(page, 'users')
    await users.open('q=a&o=1')
    await users.rows.first().getByRole('checkbox').check()
    await users.act('Delete selected users')
    await expect(page.getByRole('button', { name: 'Yes, I’m sure' })).toBeDisabled()
    await expectFitForAll(page)
  } finally {
    await disconnect(page)
    await server.close()
  }
})

test('axe finds nothing where two saves collide', async ({ desk: { page } }) => {
  const user = nth(ordinaryUsers, 0)
  const form = objectForm(page, 'user')
  await form.open('users', user.sub)
  await form.text('Given name').fill('Mine')
  await callBridge(page, 'change', {
    model: 'users',
    connection: connectionIdSchema.parse('demo'),
    id: user.sub,
    values: { given_name: 'Theirs' },
    previous: { given_name: user.attributes.given_name ?? null },
  })
  await form.save.click()
  await expect(page.getByRole('alert')).toContainText('Somebody else changed this user')
  await expectFitForAll(page)
})

test('axe finds nothing where an action failed for some', async ({ desk: { page } }) => {
  const users = changeList(page, 'users')
  await users.open('q=garcia')
  await users.selectPage.check()
  await users.act('Enable')
  await expect(page.getByRole('main')).toContainText('It failed for')
  await expectFitForAll(page)
})

test('axe finds nothing while no pool is open', async ({ desk: { page } }) => {
  try {
    await page.getByRole('button', { name: /^Connection:/ }).click()
    await page.getByRole('button', { name: 'Close Demo pool' }).click()
    await expect(page.getByRole('region', { name: 'No user pool is open' })).toBeVisible()
    await expectFitForAll(page)
    await goTo(page, '/users/')
    await expect(page.getByText('No user pool is open')).toBeVisible()
    await expectFitForAll(page)
  } finally {
    await disconnect(page)
  }
})
