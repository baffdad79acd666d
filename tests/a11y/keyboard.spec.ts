import type { Locator, Page } from '@playwright/test'
import { changeList } from '../e2e/pages/change-list.ts'
import { nth, ordinaryUsers } from '../e2e/pages/demo-pool.ts'
import { expect, goTo, test } from '../e2e/pages/desk.ts'
import { objectForm } from '../e2e/pages/object-form.ts'

async function isWithin(_page: Page, container: Locator): Promise<boolean> {
  return await container.evaluate((element) => element.contains(document.activeElement))
}

/** Goes once around with Tab: after each, the focus is inside, or is brought back as soon as it left. */
async function expectToStayWithin(page: Page, container: Locator): Promise<void> {
  const stops = await container.locator('button, a, input, select, textarea').count()
  for (let step = 0; step <= stops + 1; step += 1) {
    await page.keyboard.press('Tab')
    await expect.poll(() => isWithin(page, container)).toBe(true)
  }
}

test('the stop before the header leads past everything to the content', async ({ desk: { page } }) => {
  // The console opens with the focus on the content; the first stop is the one before the header.
  await page.getByRole('button', { name: 'Navigation' }).focus()
  await page.keyboard.press('Shift+Tab')
  const skip = page.getByRole('button', { name: 'Skip to the content' })
  await expect(skip).toBeFocused()
  await expect(skip).toBeInViewport()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
  await page.keyboard.press('Tab')
  expect(await isWithin(page, page.getByRole('main'))).toBe(true)
})

test('the list is walked in the order in which it is read', async ({ desk: { page } }) => {
  const list = changeList(page, 'users')
  await list.open('q=garcia')
  const header = (name: string) => list.header(name).getByRole('link', { name, exact: true })
  const stops: Locator[] = [
    list.searchBox,
    page.getByRole('button', { name: 'Search', exact: true }),
    list.resultCount.getByRole('link'),
    list.actions.getByLabel('Action:'),
    list.actions.getByRole('button', { name: 'Go' }),
    list.selectPage,
    header('Username'),
    header('Email'),
    header('Name'),
    header('Status'),
    header('Enabled'),
    header('Created'),
    list.header('Created').getByRole('link').last(),
    header('Updated'),
    list.rows.first().getByRole('checkbox'),
    list.rows.first().getByRole('rowheader').getByRole('link'),
    list.rows.nth(1).getByRole('checkbox'),
  ]
  await list.searchBox.focus()
  for (const stop of stops) {
    await expect(stop).toBeFocused()
    await page.keyboard.press('Tab')
  }
})

for (const [name, address] of [
  ['the list', '/users/?q=garcia'],
  ['the form', `/users/${nth(ordinaryUsers, 0).sub}/change/`],
  ['the password page', `/users/${nth(ordinaryUsers, 0).sub}/password/`],
] as const) {
  test(`every stop on ${name} can be seen`, async ({ desk: { page } }) => {
    await goTo(page, address)
    await expect(page.getByRole('main').getByRole('button').nth(2)).toBeVisible()
    await page.getByRole('main').focus()
    for (let step = 0; step < 70; step += 1) {
      await page.keyboard.press('Tab')
      const seen = await page.evaluate(() => {
        const element = document.activeElement
        if (element === null || element === document.body) return 'nothing is focused'
        const name = element.outerHTML.slice(0, 120)
        const { outlineStyle, boxShadow } = getComputedStyle(element)
        // A part of a date's input that has the focus is marked by the browser.
        const marked = outlineStyle !== 'none' || boxShadow !== 'none' || !element.matches(':focus')
        if (!marked) return `no mark on ${name}`
        const { left, top, width, height } = element.getBoundingClientRect()
        const shown = document.elementFromPoint(left + width / 2, top + height / 2)
        const uncovered = shown !== null && (element.contains(shown) || shown.contains(element))
        return uncovered ? 'seen' : `covered: ${name} by ${shown?.outerHTML.slice(0, 80)}`
      })
      if (seen === 'nothing is focused') break
      expect(seen).toBe('seen')
    }
  })
}

test('a user is found, opened, changed and saved with the keys alone', async ({ desk: { page } }) => {
  const user = nth(ordinaryUsers, 1)
  const list = changeList(page, 'users')
  const form = objectForm(page, 'user')
  await page
    .getByRole('navigation', { name: 'Models' })
    .getByRole('link', { name: 'Users', exact: true })
    .focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
  await list.searchBox.focus()
  await page.keyboard.type(user.sub)
  await page.keyboard.press('Enter')
  await expect(list.rows).toHaveCount(1)
  await list.select(user.username).focus()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
  await form.text('Nickname').focus()
  await page.keyboard.type('Keys')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toContainText(`The user “${user.username}” was changed successfully.`)
})

test('the dialog before an action keeps the focus and gives it back', async ({ desk: { page } }) => {
  const list = changeList(page, 'users')
  await list.open('q=garcia')
  await list.rows.first().getByRole('checkbox').focus()
  await page.keyboard.press('Space')
  await list.actions.getByLabel('Action:').focus()
  await page.keyboard.type('Disable')
  await expect(list.actions.getByLabel('Action:')).toHaveValue('disable')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Disable: 1 user' })
  await expect(dialog).toBeVisible()
  await expect.poll(() => isWithin(page, dialog)).toBe(true)
  await expectToStayWithin(page, dialog)
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(list.actions.getByRole('button', { name: 'Go' })).toBeFocused()
})

test('the dialog before leaving keeps the focus and gives it back', async ({ desk: { page } }) => {
  const form = objectForm(page, 'user')
  await form.open('users', nth(ordinaryUsers, 2).sub)
  await form.text('Nickname').fill('Half done')
  const home = page.getByRole('link', { name: 'Home' })
  await home.focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Leave without saving?' })
  await expect(dialog).toBeVisible()
  await expect.poll(() => isWithin(page, dialog)).toBe(true)
  await expectToStayWithin(page, dialog)
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(home).toBeFocused()
})

test('the menus open, move and close with the keys', async ({ desk: { page } }) => {
  const toggle = page.getByRole('button', { name: /^Connection:/ })
  await toggle.focus()
  await page.keyboard.press('Enter')
  await expect(toggle).toHaveAttribute('aria-expanded', 'true')
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('button', { name: /^Demo pool Demo/ })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(toggle).toHaveAttribute('aria-expanded', 'false')
  await expect(toggle).toBeFocused()
})

test('in a narrow window, navigation and filters come from the side and go back', async ({
  desk: { page },
}) => {
  await page.setViewportSize({ width: 800, height: 600 })
  await changeList(page, 'users').open('q=garcia')
  const drawers = [
    [page.getByRole('button', { name: 'Navigation' }), 'Navigation'],
    [page.getByRole('button', { name: 'Filters' }), 'Filter'],
  ] as const
  for (const [toggle, name] of drawers) {
    await toggle.focus()
    await page.keyboard.press('Enter')
    const drawer = page.getByRole('dialog', { name })
    await expect(drawer).toBeVisible()
    await expect.poll(() => isWithin(page, drawer)).toBe(true)
    await expectToStayWithin(page, drawer)
    await page.keyboard.press('Escape')
    await expect(drawer).toBeHidden()
    await expect(toggle).toBeFocused()
  }
})

test('the dual list is worked with the keys', async ({ desk: { page } }) => {
  const user = nth(
    ordinaryUsers.filter(({ groups }) => !groups.includes('auditors')),
    3,
  )
  const form = objectForm(page, 'user')
  await form.open('users', user.sub)
  const available = form.side('Available groups')
  const chosen = form.side('Chosen groups')
  await available.list.focus()
  await page.keyboard.type('aud')
  await page.keyboard.press('Enter')
  await expect(chosen.option('auditors')).toBeAttached()
  await expect(available.list).toBeFocused()
  await expect(page.getByRole('status').filter({ hasText: '1 chosen' })).toBeAttached()
  await chosen.list.focus()
  await page.keyboard.type('aud')
  await page.keyboard.press('Delete')
  await expect(available.option('auditors')).toBeAttached()
})

test('a new page is announced by its title and takes the focus', async ({ desk: { page } }) => {
  await page.getByRole('main').getByRole('link', { name: 'Groups', exact: true }).click()
  await expect(page).toHaveTitle('Select group to change | Poolkeeper')
  await expect(page.getByRole('main')).toBeFocused()
  expect(await page.getByRole('main').evaluate((main) => main.scrollTop)).toBe(0)
})

test('a page opened from the end of a list starts at its top, and Back returns there', async ({
  desk: { page },
}) => {
  const list = changeList(page, 'users')
  await list.open()
  const main = page.getByRole('main')
  await list.rows.last().getByRole('rowheader').getByRole('link').click()
  await expect(page.getByRole('heading', { name: 'Change user' })).toBeInViewport()
  await expect(objectForm(page, 'user').save).toBeEnabled()
  expect(await main.evaluate((element) => element.scrollTop)).toBe(0)
  await page.goBack()
  await expect(list.rows.last()).toBeInViewport()
})
