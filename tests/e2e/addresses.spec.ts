import { nth, ordinaryUsers } from './pages/demo-pool.ts'
import { addressOf, expect, goTo, test } from './pages/desk.ts'
import { objectForm } from './pages/object-form.ts'

for (const address of ['/nowhere/', '/users/x/y/z/', '/nowhere/1/change/', '/audit/add/', '/%E0%A4%A/']) {
  test(`${address} leads to a page that says so, with ways on`, async ({ desk: { page } }) => {
    await goTo(page, address)
    await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible()
    await expect(page).toHaveTitle('Page not found | Poolkeeper')
    await page.getByRole('main').getByRole('listitem').getByRole('link', { name: 'Users' }).click()
    await expect(page.getByRole('heading', { name: 'Select user to change' })).toBeVisible()
  })
}

test('the address that leads nowhere is named, as text', async ({ desk: { page } }) => {
  await goTo(page, '/<img src=x onerror=alert(1)>/')
  await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible()
  await expect(page.getByRole('main').locator('img')).toHaveCount(0)
})

const gone = [
  ['/users/no-such-sub/change/', 'User “no-such-sub” doesn’t exist. Perhaps it was deleted?', 'user'],
  ['/users/no-such-sub/delete/', 'User “no-such-sub” doesn’t exist. Perhaps it was deleted?', 'user'],
  ['/users/no-such-sub/password/', 'User “no-such-sub” doesn’t exist. Perhaps it was deleted?', 'user'],
  ['/groups/a%2Fb%3Fc/change/', 'Group “a/b?c” doesn’t exist. Perhaps it was deleted?', 'group'],
  ['/connections/none/change/', 'Connection “none” doesn’t exist. Perhaps it was deleted?', 'connection'],
] as const
for (const [address, message, label] of gone) {
  test(`${address} leads to the list and says that it is gone`, async ({ desk: { page } }) => {
    await goTo(page, address)
    await expect(page.getByRole('heading', { name: `Select ${label} to change` })).toBeVisible()
    await expect(page.getByRole('main')).toContainText(message)
    // The address that led nowhere is not in the way back.
    await page.goBack()
    await expect(page.getByRole('heading', { name: 'User pool administration' })).toBeVisible()
  })
}

test('the list’s state survives the way over an object that is gone', async ({ desk: { page } }) => {
  await goTo(page, '/users/no-such-sub/change/?_changelist_filters=q%3Dgarcia%26o%3D1')
  await expect(page.getByRole('main')).toContainText('Perhaps it was deleted?')
  expect(addressOf(page)).toBe('/users/?q=garcia&o=1')
})

test('the page of a deletion without a selection says so', async ({ desk: { page } }) => {
  await goTo(page, '/users/delete/')
  await expect(page.getByRole('main')).toContainText('Nothing is selected')
  await page.getByRole('link', { name: 'Back to the list' }).click()
  await expect(page.getByRole('heading', { name: 'Select user to change' })).toBeVisible()
})

test('breadcrumbs lead up, Back and Forward lead along', async ({ desk: { page } }) => {
  const user = nth(ordinaryUsers, 0)
  await objectForm(page, 'user').open('users', user.sub)
  const crumbs = page.getByRole('navigation', { name: 'Breadcrumbs' })
  await expect(crumbs).toContainText(user.username)
  await crumbs.getByRole('link', { name: 'Users' }).click()
  await expect(page.getByRole('heading', { name: 'Select user to change' })).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('heading', { name: 'Change user' })).toBeVisible()
  await page.goForward()
  await crumbs.getByRole('link', { name: 'Home' }).click()
  await expect(page.getByRole('heading', { name: 'User pool administration' })).toBeVisible()
})

test('the navigation narrows down and leads to every model', async ({ desk: { page } }) => {
  const models = page.getByRole('navigation', { name: 'Models' })
  for (const [name, title] of [
    ['Users', 'Select user to change'],
    ['Groups', 'Select group to change'],
    ['Connections', 'Select connection to change'],
    ['Audit log', 'Audit log'],
  ] as const) {
    await models.getByRole('link', { name, exact: true }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
    await expect(models.getByRole('link', { name, exact: true })).toHaveAttribute('aria-current', 'page')
  }
  await models.getByRole('searchbox').fill('gro')
  await expect(models.getByRole('link', { name: 'Users', exact: true })).toHaveCount(0)
  await models.getByRole('searchbox').fill('nothing')
  await expect(models).toContainText('Nothing is called that.')
})
