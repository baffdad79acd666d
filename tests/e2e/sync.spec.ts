import { changeList } from './pages/change-list.ts'
import { connect, disconnect } from './pages/connecting.ts'
import { expect, test } from './pages/desk.ts'
import { type PoolServer, startPoolServer } from './pages/pool-server.ts'

let server: PoolServer
test.beforeEach(async () => {
  server = await startPoolServer({ users: 600, groups: 4 })
})
test.afterEach(() => server.close())

const entered = () => ({
  name: 'Slow shop',
  region: server.simulator.region,
  userPoolId: server.simulator.userPoolId,
  endpoint: server.endpoint,
})

test('the list is usable from the first page on, and the bar says how far it is', async ({
  desk: { page },
}) => {
  server.hold('ListUsers', 4)
  await connect(page, entered())
  const sync = page.getByRole('region', { name: 'Synchronisation' })
  const bar = sync.getByRole('progressbar', { name: 'Users read from Cognito' })
  await expect(bar).toHaveAttribute('aria-valuetext', '240 of about 600 users')
  await expect(sync).toContainText('240 of about 600 users')
  const list = changeList(page, 'users')
  await list.open('o=1')
  await expect(list.rows).toHaveCount(100)
  await expect(list.pages).toContainText('240 users')

  server.release()
  await expect(sync).toContainText('Synced just now')
  await expect(bar).toHaveCount(0)
  await expect(list.pages).toContainText('600 users')
  await disconnect(page)
})

test('Cancel stops, says that lists may be incomplete, and Refresh reads on', async ({ desk: { page } }) => {
  server.hold('ListUsers', 2)
  await connect(page, entered())
  const sync = page.getByRole('region', { name: 'Synchronisation' })
  await expect(sync).toContainText('120 of about 600 users')
  await sync.getByRole('button', { name: /^Cancel/ }).click()
  await expect(sync).toContainText('Stopped at 120 of about 600 users: lists may be incomplete.')
  await expect(sync).toContainText('Never synced completely')
  const list = changeList(page, 'users')
  await list.open()
  await expect(list.pages).toContainText('120 users')

  server.release()
  await sync.getByRole('button', { name: 'Refresh' }).click()
  await expect(sync).toContainText('Synced just now')
  await expect(list.pages).toContainText('600 users')
  await disconnect(page)
})

test('a failed run says why, keeps what there was, and can be tried again', async ({ desk: { page } }) => {
  await connect(page, entered())
  const sync = page.getByRole('region', { name: 'Synchronisation' })
  await expect(sync).toContainText('Synced just now')
  server.simulator.faults.plan({ kind: 'expired-token', times: Number.POSITIVE_INFINITY })
  await sync.getByRole('button', { name: 'Refresh' }).click()
  await expect(sync).toContainText('Sync failed')
  await expect(sync).toContainText('Last synced')
  await sync.getByRole('button', { name: 'Why?' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('ExpiredTokenException')
  await expect(dialog).toContainText('What was read before is kept')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  const list = changeList(page, 'users')
  await list.open()
  await expect(list.pages).toContainText('600 users')

  server.simulator.faults.clear()
  await sync.getByRole('button', { name: 'Try again' }).click()
  await expect(sync).toContainText('Synced just now')
  await disconnect(page)
})

test('a throttled run goes on by itself', async ({ desk: { page } }) => {
  server.simulator.faults.plan({ kind: 'throttled', operation: 'ListUsers', skip: 3, times: 2 })
  await connect(page, entered())
  await expect(page.getByRole('region', { name: 'Synchronisation' })).toContainText('Synced just now', {
    timeout: 30_000,
  })
  const list = changeList(page, 'users')
  await list.open()
  await expect(list.pages).toContainText('600 users')
  await disconnect(page)
})

test('a change that could not be sent says so in the form', async ({ desk: { page } }) => {
  await connect(page, entered())
  await expect(page.getByRole('region', { name: 'Synchronisation' })).toContainText('Synced just now')
  const list = changeList(page, 'users')
  await list.open()
  await list.rows.first().getByRole('rowheader').getByRole('link').click()
  const form = page.getByRole('form', { name: 'user', exact: true })
  await form.getByRole('textbox', { name: 'Nickname' }).fill('Not lost')
  server.simulator.faults.plan({ kind: 'access-denied', operation: 'AdminUpdateUserAttributes' })
  await form.getByRole('button', { name: 'Save', exact: true }).click()
  const alert = form.getByRole('alert').filter({ hasText: 'The user was not changed' })
  await expect(alert).toContainText('cognito-idp:AdminUpdateUserAttributes')
  await expect(alert).toContainText('AccessDeniedException')
  await expect(form.getByRole('textbox', { name: 'Nickname' })).toHaveValue('Not lost')
  await form.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('main')).toContainText('was changed successfully')
  await disconnect(page)
})
