import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { changeList } from './pages/change-list.ts'
import { nth, ordinaryUsers } from './pages/demo-pool.ts'
import { addressOf, expect, goTo, test } from './pages/desk.ts'
import { objectForm } from './pages/object-form.ts'

test('the first start shows the demo pool and says what it is', async ({ desk: { page } }) => {
  await expect(page).toHaveTitle('User pool administration | Poolkeeper')
  const steps = page.getByRole('region', { name: 'This is the demo pool' })
  await expect(steps).toContainText('no AWS account is touched')
  await expect(page.getByRole('button', { name: /Connection:.*Demo pool/ })).toBeVisible()
  await expect(page.getByText('Synced just now')).toBeVisible()
})

test('the index counts the users and groups of the pool', async ({ desk: { page } }) => {
  const entry = (name: string) =>
    page
      .getByRole('main')
      .getByRole('listitem')
      .filter({ has: page.getByRole('link', { name, exact: true }) })
  await expect(entry('Users')).toContainText('2,000')
  await expect(entry('Groups')).toContainText('12')
  await expect(entry('Connections')).toContainText('1')
})

test('the index leads to the lists and to their add forms', async ({ desk: { page } }) => {
  const main = page.getByRole('main')
  await main.getByRole('link', { name: 'Users', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Select user to change' })).toBeVisible()
  await page.goBack()
  await main.getByRole('link', { name: 'Add group' }).click()
  await expect(page.getByRole('heading', { name: 'Add group' })).toBeVisible()
})

test('Connect your own pool leads to the connection form', async ({ desk: { page } }) => {
  await page.getByRole('link', { name: 'Connect your own pool' }).click()
  await expect(page.getByRole('heading', { name: 'Add connection' })).toBeVisible()
  await expect(objectForm(page, 'connection').text('User pool ID')).toBeVisible()
})

test('what was chosen and done is there after a restart', async ({ openConsole }) => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'poolkeeper-restart-'))
  const user = nth(ordinaryUsers, 0)
  try {
    const first = await openConsole({ dataFolder })
    await expect(first.page.getByText('Nothing was done yet.')).toBeVisible()
    await first.page.getByRole('button', { name: /^Theme/ }).click()
    await first.page.getByRole('button', { name: 'Dark', exact: true }).click()
    await expect(first.page.locator('html')).toHaveAttribute('data-bs-theme', 'dark')

    await goTo(first.page, '/connections/add/')
    const form = objectForm(first.page, 'connection')
    await form.text('Name').fill('Shop, staging')
    await form.radio('AWS profile (SSO and assumed roles included)').check()
    await first.page.getByLabel('AWS profile', { exact: true }).fill('shop-staging')
    await form.text('Region').fill('eu-west-1')
    await form.text('User pool ID').fill('eu-west-1_AbCdEfGhI')
    await form.save.click()
    await expect(first.page.getByRole('main')).toContainText('was added successfully')

    const users = changeList(first.page, 'users')
    await users.open(`q=${user.sub}`)
    await users.select(user.username).check()
    await users.act('Disable')
    await first.page.getByRole('dialog').getByRole('button', { name: 'Disable', exact: true }).click()
    await expect(first.page.getByRole('main')).toContainText('1 user disabled.')
    await first.close()

    const { page, close } = await openConsole({ dataFolder })
    await expect(page.locator('html')).toHaveAttribute('data-bs-theme', 'dark')
    await expect(page.getByRole('region', { name: 'This is the demo pool' })).toBeVisible()
    const recent = page.getByRole('region', { name: 'Recent actions' })
    await expect(recent.getByRole('listitem').filter({ hasText: user.username })).toContainText('Disable')
    await expect(recent.getByRole('listitem').filter({ hasText: 'Shop, staging' })).toContainText('Added')
    await goTo(page, '/connections/')
    const connection = changeList(page, 'connections').row('Shop, staging')
    await expect(connection).toContainText('eu-west-1_AbCdEfGhI')
    expect(addressOf(page)).toBe('/connections/')
    await close()
  } finally {
    rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 })
  }
})
