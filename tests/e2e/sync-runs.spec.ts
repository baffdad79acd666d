import {
  AdminDeleteUserCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider'
import { changeList } from './pages/change-list.ts'
import { connect, disconnect, madeUpKeys } from './pages/connecting.ts'
import { addressOf, expect, goTo, test } from './pages/desk.ts'
import { objectForm } from './pages/object-form.ts'
import { type PoolServer, startPoolServer } from './pages/pool-server.ts'

let server: PoolServer
test.beforeEach(async () => {
  server = await startPoolServer({ users: 300, groups: 4 })
})
test.afterEach(() => server.close())

const entered = () => ({
  name: 'Watched shop',
  region: server.simulator.region,
  userPoolId: server.simulator.userPoolId,
  endpoint: server.endpoint,
})

/** Deletes a user behind the console's back. */
const deleteElsewhere = async (username: string) => {
  const somebody = new CognitoIdentityProviderClient({
    region: server.simulator.region,
    endpoint: server.endpoint,
    credentials: { accessKeyId: madeUpKeys.id, secretAccessKey: madeUpKeys.secret },
  })
  await somebody.send(
    new AdminDeleteUserCommand({ UserPoolId: server.simulator.userPoolId, Username: username }),
  )
  somebody.destroy()
}

test('a run tells what it found, and leads to it', async ({ desk: { page } }) => {
  await connect(page, entered())
  const sync = page.getByRole('region', { name: 'Synchronisation' })
  await expect(sync).toContainText('Synced just now')
  const users = changeList(page, 'users')
  await users.open('o=1')
  const [username = ''] = await users.texts('username')
  await deleteElsewhere(username)
  await sync.getByRole('button', { name: 'Refresh' }).click()

  await sync.getByRole('button', { name: /^Details/ }).click()
  await sync.getByRole('link', { name: 'All sync runs' }).click()
  const runs = changeList(page, 'sync_runs')
  await expect(runs.rows).toHaveCount(2)
  const second = runs.rows.first()
  await expect(runs.cell(second, 'phase')).toHaveText('Complete')
  await expect(runs.cell(second, 'users')).toHaveText('299')
  await runs.rows.last().getByRole('link', { name: '300 users that were new' }).click()
  await expect(users.pages).toContainText('299 users')
  await page.goBack()

  await second.getByRole('link', { name: '1 users that were gone' }).click()
  const departed = changeList(page, 'departed_users')
  await expect(departed.rows).toHaveCount(1)
  await departed.row(username).getByRole('link').click()
  const form = objectForm(page, 'departed user')
  await expect(form.form).toContainText('Deleted, last seen')
  await expect(form.fixed('Username')).toContainText(username)
  await expect(form.form.getByRole('button', { name: 'Save' })).toHaveCount(0)
  await form.fixed('Sync run').getByRole('link', { name: 'Run 2' }).click()
  const run = objectForm(page, 'sync run')
  await expect(run.fixed('Gone')).toContainText('1')
  await expect(run.fixed('Way')).toContainText('Whole')
  await disconnect(page)
})

test('runs are filtered by how they ended', async ({ desk: { page } }) => {
  await connect(page, entered())
  const sync = page.getByRole('region', { name: 'Synchronisation' })
  await expect(sync).toContainText('Synced just now')
  server.simulator.faults.plan({ kind: 'access-denied', operation: 'ListUsers' })
  await sync.getByRole('button', { name: 'Refresh' }).click()
  await expect(sync).toContainText('Sync failed')
  const runs = changeList(page, 'sync_runs')
  await runs.open()
  await expect(runs.rows).toHaveCount(2)
  await runs.option('By phase', 'Failed').click()
  await expect(runs.rows).toHaveCount(1)
  await expect(runs.cell(runs.rows.first(), 'error')).toContainText('ListUsers')
  await disconnect(page)
})

test('the page of a user who is gone leads to how they were last seen', async ({ desk: { page } }) => {
  await connect(page, entered())
  await expect(page.getByRole('region', { name: 'Synchronisation' })).toContainText('Synced just now')
  const users = changeList(page, 'users')
  await users.open('o=1')
  const [username = ''] = await users.texts('username')
  await deleteElsewhere(username)
  await users.row(username).getByRole('link').first().click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('View departed user')
  await expect(page.getByRole('main')).toContainText(
    `User “${addressOf(page).split('/')[2]}” doesn’t exist any more.`,
  )
  const form = objectForm(page, 'departed user')
  await expect(form.form).toContainText('Deleted, last seen')

  await page.getByRole('link', { name: 'History' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Change history: ${username}`)
  await page.getByRole('link', { name: 'Show it as it was last seen' }).click()
  await expect(form.fixed('How')).toContainText('Deleted here')
  await goTo(page, '/departed_users/?q=nobody+at+all')
  await expect(page.getByText('Nothing matches')).toBeVisible()
  await disconnect(page)
})

test('the details say what the bar leaves out, and close again', async ({ desk: { page } }) => {
  server.hold('ListUsers', 2)
  await connect(page, entered())
  const sync = page.getByRole('region', { name: 'Synchronisation' })
  await expect(sync).toContainText('120 of about 300 users')
  await expect(sync).toContainText('Never synced completely')
  const button = sync.getByRole('button', { name: /^Details/ })
  const before = await button.boundingBox()
  await button.click()
  const details = sync.getByRole('group', { name: 'Synchronisation' })
  await expect(details).toContainText('120 new, 0 changed')
  await expect(details).toContainText('the connection allows 20')
  await expect(details).toContainText('0 of them throttled')
  await expect(details).toContainText('one: page after page')
  await expect(details).toContainText('lists may be incomplete')
  await page.keyboard.press('Escape')
  await expect(details).toHaveCount(0)
  await expect(button).toBeFocused()
  server.release()
  await expect(sync).toContainText('Synced just now')
  expect((await button.boundingBox())?.y).toBe(before?.y)
  await disconnect(page)
})

test('a run that is slowed down by hand goes on at the new pace', async ({ desk: { page } }) => {
  server.hold('ListUsers', 1)
  await connect(page, entered())
  const sync = page.getByRole('region', { name: 'Synchronisation' })
  await expect(sync).toContainText('60 of about 300 users')
  await page.getByRole('navigation', { name: 'Models' }).getByRole('link', { name: 'Connections' }).click()
  await changeList(page, 'connections').row('Watched shop').getByRole('link').first().click()
  const form = objectForm(page, 'connection')
  const calls = form.form.getByLabel('List calls a second')
  await expect(calls).toHaveValue('20')
  await calls.fill('12')
  await form.saveAndContinue.click()
  await expect(page.getByRole('main')).toContainText('was changed successfully')
  await expect(sync).toContainText('60 of about 300 users')
  server.release()
  await expect(sync).toContainText('Synced just now', { timeout: 20_000 })
  const runs = changeList(page, 'sync_runs')
  await runs.open()
  await expect(runs.rows).toHaveCount(1)
  await disconnect(page)
})

test('an expired session says when the sync is tried again', async ({ desk: { page } }) => {
  await connect(page, entered())
  const sync = page.getByRole('region', { name: 'Synchronisation' })
  await expect(sync).toContainText('Synced just now')
  server.simulator.faults.plan({ kind: 'expired-token', times: Number.POSITIVE_INFINITY })
  await sync.getByRole('button', { name: 'Refresh' }).click()
  await expect(sync).toContainText(/Sync failed.*will try again at \d\d:\d\d/)
  await expect(sync).toContainText('Last synced')
  server.simulator.faults.clear()
  const users = changeList(page, 'users')
  await users.open()
  await users.rows.first().getByRole('rowheader').getByRole('link').click()
  await expect(sync).toContainText('Synced just now', { timeout: 20_000 })
  await disconnect(page)
})
