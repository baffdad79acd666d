import { changeList } from './pages/change-list.ts'
import { countContaining, demoGroups, demoUsers, nth } from './pages/demo-pool.ts'
import { expect, goTo, queryOf, test } from './pages/desk.ts'

const formatted = (count: number) => new Intl.NumberFormat('en-GB').format(count)
const results = (count: number) => `${formatted(count)} ${count === 1 ? 'result' : 'results'} (2,000 total)`

test.describe('reading the list', () => {
  test('shows a hundred users, the newest first, and how many there are', async ({ desk: { page } }) => {
    const list = changeList(page, 'users')
    await page.getByRole('main').getByRole('link', { name: 'Users', exact: true }).click()
    await expect(list.rows).toHaveCount(100)
    const newest = demoUsers.slice(0, 5).map(({ username }) => username)
    expect((await list.texts('username')).slice(0, 5)).toEqual(newest)
    await expect(list.header('Created')).toHaveAttribute('aria-sort', 'descending')
    await expect(list.pages).toContainText('2,000 users')
    await expect(page).toHaveTitle('Select user to change | Poolkeeper')
  })

  test('shows what is known of a user in its row', async ({ desk: { page } }) => {
    const list = changeList(page, 'users')
    const user = nth(demoUsers, 0)
    await list.open()
    const row = list.row(user.username)
    await expect(list.cell(row, 'email')).toHaveText(user.attributes.email ?? '-')
    await expect(list.cell(row, 'display_name')).toHaveText(user.attributes.name ?? '')
    await expect(list.cell(row, 'enabled')).toHaveText(user.enabled ? 'Yes' : 'No')
  })

  test('sorts by a click on a header, and the other way round by another', async ({ desk: { page } }) => {
    const list = changeList(page, 'users')
    await list.open()
    const header = list.header('Email')
    await header.getByRole('link', { name: 'Email', exact: true }).click()
    await expect(header).toHaveAttribute('aria-sort', 'ascending')
    expect(queryOf(page).get('o')).toBe('2')
    const ascending = await list.texts('email')
    expect(ascending).toEqual([...ascending].sort(ignoringCase))

    await header.getByRole('link', { name: 'Email', exact: true }).click()
    await expect(header).toHaveAttribute('aria-sort', 'descending')
    expect(queryOf(page).get('o')).toBe('-2')
    await expect(list.rows.first()).not.toContainText(ascending[0] ?? '')
    const descending = await list.texts('email')
    expect(descending).toEqual([...descending].sort((one, other) => ignoringCase(other, one)))
  })

  test('sorts by several columns, and lets go of one', async ({ desk: { page } }) => {
    const list = changeList(page, 'users')
    await list.open('status__exact=CONFIRMED')
    await list.header('Username').getByRole('link', { name: 'Username', exact: true }).click()
    await expect(list.header('Username')).toHaveAttribute('aria-sort', 'ascending')
    await list.header('Enabled').getByRole('link', { name: 'Enabled', exact: true }).click()
    await expect(list.header('Enabled')).toHaveAttribute('aria-sort', 'ascending')
    expect(queryOf(page).get('o')).toBe('5.1')
    await expect(list.header('Username')).toContainText('Sorting priority 2')
    const disabled = demoUsers
      .filter(({ status, enabled }) => status === 'CONFIRMED' && !enabled)
      .map(({ username }) => username)
      .sort(ignoringCase)
    await expect(list.cell(list.rows.first(), 'enabled')).toHaveText('No')
    expect((await list.texts('username')).slice(0, disabled.length)).toEqual(disabled)

    await list.header('Enabled').getByRole('link', { name: 'Remove Enabled from sorting' }).click()
    await expect(list.header('Username')).toHaveAttribute('aria-sort', 'ascending')
    expect(queryOf(page).get('o')).toBe('1')
  })

  test('turns its pages', async ({ desk: { page } }) => {
    const list = changeList(page, 'users')
    await list.open()
    const first = await list.texts('username')
    await list.pages.getByRole('link', { name: 'Page 2', exact: true }).click()
    await expect(list.pages.getByRole('link', { name: 'Page 2', exact: true })).toHaveAttribute(
      'aria-current',
      'page',
    )
    await expect(list.rows.first()).toContainText(demoUsers[100]?.username ?? '')
    expect(await list.texts('username')).not.toContain(first[0])
    await list.pages.getByRole('link', { name: 'Page 20', exact: true }).click()
    await expect(list.rows.last()).toContainText(demoUsers.at(-1)?.username ?? '')
  })
})

test.describe('searching', () => {
  test('finds users while one types, in any attribute, custom ones too', async ({ desk: { page } }) => {
    const list = changeList(page, 'users')
    await list.open()
    const employee = nth(
      demoUsers.filter(({ attributes }) => attributes['custom:employee_number'] !== undefined),
      3,
    )
    const number = employee.attributes['custom:employee_number'] ?? ''
    await list.searchBox.pressSequentially(number)
    await expect(list.resultCount).toHaveText(results(countContaining(number)))
    await expect(list.row(employee.username)).toBeVisible()
    expect(queryOf(page).get('q')).toBe(number)
  })

  const searches = ['garcia', 'example.net', 'wien', 'q', 'zz', 'an li', '"free"', 'Österreich', '李', '😀']
  test('counts what contains a word, several, a phrase, of any length and script', async ({
    desk: { page },
  }) => {
    const list = changeList(page, 'users')
    await list.open()
    for (const search of searches) {
      await list.searchBox.fill(search)
      await list.searchBox.press('Enter')
      const words = search.toLowerCase().replaceAll('"', '').split(' ')
      await expect(list.resultCount, search).toHaveText(results(countContaining(...words)))
    }
  })

  test('says that nothing matches, and leads back', async ({ desk: { page } }) => {
    const list = changeList(page, 'users')
    await list.open()
    await list.searchBox.fill('nobody is called this')
    await expect(page.getByText('Nothing matches')).toBeVisible()
    await expect(list.resultCount).toHaveText(results(0))
    await page.getByRole('link', { name: 'Clear the search' }).click()
    await expect(list.rows).toHaveCount(100)
    await expect(list.searchBox).toHaveValue('')
  })

  test('the total leads to the list without the search', async ({ desk: { page } }) => {
    const list = changeList(page, 'users')
    await list.open('q=garcia&status__exact=CONFIRMED')
    await list.resultCount.getByRole('link', { name: '2,000 total' }).click()
    await expect(list.pages).toContainText('2,000 users')
    expect(queryOf(page).toString()).toBe('')
  })
})

test.describe('filtering', () => {
  const countOf = (keep: (user: (typeof demoUsers)[number]) => boolean) => demoUsers.filter(keep).length

  test('filters by status, enabled and group, each with its count', async ({ desk: { page } }) => {
    const list = changeList(page, 'users')
    await list.open()
    await list.filters.getByRole('link', { name: 'Show counts' }).click()
    const unconfirmed = countOf(({ status }) => status === 'UNCONFIRMED')
    await expect(list.option('By status', 'Unconfirmed')).toContainText(formatted(unconfirmed))
    await expect(list.option('By enabled', 'No')).toContainText(formatted(countOf(({ enabled }) => !enabled)))
    for (const group of demoGroups) {
      await expect(list.section('By groups').getByRole('link').filter({ hasText: group })).toContainText(
        formatted(countOf(({ groups }) => groups.includes(group))),
      )
    }
    await expect(list.option('By groups', 'Empty')).toContainText(
      formatted(countOf(({ groups }) => groups.length === 0)),
    )

    await list.option('By status', 'Unconfirmed').click()
    await expect(list.resultCount).toHaveText(results(unconfirmed))
    await expect(list.option('By status', 'Unconfirmed')).toHaveAttribute('aria-current', 'true')
    expect(queryOf(page).get('status__exact')).toBe('UNCONFIRMED')
    const newsletter = countOf(
      ({ status, groups }) => status === 'UNCONFIRMED' && groups.includes('newsletter'),
    )
    await expect(list.option('By groups', 'newsletter')).toContainText(formatted(newsletter))

    await list.option('By groups', 'newsletter').click()
    await expect(list.resultCount).toHaveText(results(newsletter))
    await list.filters.getByRole('link', { name: 'Clear all filters' }).click()
    await expect(list.pages).toContainText('2,000 users')
    await list.filters.getByRole('link', { name: 'Hide counts' }).click()
    await expect(list.option('By enabled', 'No')).toHaveText('No')
  })

  test('filters by the time of creation, by range too', async ({ desk: { page } }) => {
    const list = changeList(page, 'users')
    await list.open()
    const midnight = new Date()
    midnight.setHours(0, 0, 0, 0)
    const week = new Date(midnight)
    week.setDate(week.getDate() - 7)
    await list.option('By created', 'Past 7 days').click()
    await expect(list.resultCount).toHaveText(
      results(countOf(({ createdAt }) => createdAt >= week.getTime())),
    )

    const year = new Date().getFullYear() - 1
    await list.section('By created').getByLabel('From').fill(`${year}-03-01`)
    await list.section('By created').getByLabel('To').fill(`${year}-03-31`)
    await list
      .section('By created')
      .getByRole('button', { name: /^Apply/ })
      .click()
    const from = new Date(year, 2, 1).getTime()
    const until = new Date(year, 3, 1).getTime()
    await expect(list.resultCount).toHaveText(
      results(countOf(({ createdAt }) => createdAt >= from && createdAt < until)),
    )
    await expect(list.section('By created').getByLabel('To')).toHaveValue(`${year}-03-31`)
  })

  test('a filter by any attribute can stand in the address, and is named', async ({ desk: { page } }) => {
    const list = changeList(page, 'users')
    await list.open('custom%3Adepartment__exact=Legal')
    await expect(list.resultCount).toHaveText(
      results(countOf(({ attributes }) => attributes['custom:department'] === 'Legal')),
    )
    const other = page.getByRole('list', { name: 'Other filters' })
    await expect(other).toContainText('Department is Legal')
    await other.getByRole('link', { name: 'Remove the filter Department is Legal' }).click()
    await expect(list.pages).toContainText('2,000 users')
  })

  test('a filter without a match offers to clear it', async ({ desk: { page } }) => {
    const list = changeList(page, 'users')
    await goTo(page, '/users/?groups__exact=winter-campaign')
    await expect(page.getByText('Nothing matches')).toBeVisible()
    await page.getByRole('link', { name: 'Clear search and filters' }).click()
    await expect(list.rows).toHaveCount(100)
  })
})

test.describe('the address', () => {
  test('back and forward restore search, filters, order and page', async ({ desk: { page } }) => {
    const list = changeList(page, 'users')
    await list.open()
    await list.searchBox.fill('an')
    await expect(list.resultCount).toHaveText(results(countContaining('an')))
    await list.option('By enabled', 'Yes').click()
    await expect(list.option('By enabled', 'Yes')).toHaveAttribute('aria-current', 'true')
    await list.header('Username').getByRole('link', { name: 'Username', exact: true }).click()
    await expect(list.header('Username')).toHaveAttribute('aria-sort', 'ascending')
    await list.pages.getByRole('link', { name: 'Page 2', exact: true }).click()
    await expect(list.pages.getByRole('link', { name: 'Page 2', exact: true })).toHaveAttribute(
      'aria-current',
      'page',
    )
    const last = await list.texts('username')

    await page.goBack()
    await expect(list.pages.getByRole('link', { name: 'Page 1', exact: true })).toHaveAttribute(
      'aria-current',
      'page',
    )
    await page.goBack()
    await expect(list.header('Created')).toHaveAttribute('aria-sort', 'descending')
    await page.goBack()
    await expect(list.option('By enabled', 'All')).toHaveAttribute('aria-current', 'true')
    await expect(list.searchBox).toHaveValue('an')
    await page.goBack()
    await expect(list.searchBox).toHaveValue('')
    await expect(list.pages).toContainText('2,000 users')

    for (let step = 0; step < 4; step += 1) await page.goForward()
    await expect(list.searchBox).toHaveValue('an')
    await expect(list.option('By enabled', 'Yes')).toHaveAttribute('aria-current', 'true')
    await expect(list.pages.getByRole('link', { name: 'Page 2', exact: true })).toHaveAttribute(
      'aria-current',
      'page',
    )
    expect(await list.texts('username')).toEqual(last)
  })

  test('names what it cannot use, ignores it, and keeps the rest', async ({ desk: { page } }) => {
    const list = changeList(page, 'users')
    await list.open('q=garcia&colour=blue&email__like=x&status__exact=SLEEPING&o=1.99&enabled__exact=1')
    const warning = page.getByRole('status').filter({ hasText: 'Part of the address was not used' })
    await expect(warning.getByRole('listitem')).toHaveCount(4)
    await expect(warning).toContainText('colour=blue This parameter is not known here.')
    await expect(warning).toContainText('status__exact=SLEEPING “SLEEPING” is not one of the choices.')
    await expect(list.searchBox).toHaveValue('garcia')
    await expect(list.header('Username')).toHaveAttribute('aria-sort', 'ascending')
    await expect(list.option('By enabled', 'Yes')).toHaveAttribute('aria-current', 'true')
  })

  test('a page past the end shows the last one and says so', async ({ desk: { page } }) => {
    const list = changeList(page, 'users')
    await list.open('p=99')
    await expect(
      page.getByRole('status').filter({ hasText: 'There is no such page. This is the last one, page 20.' }),
    ).toBeVisible()
    await expect(list.rows.last()).toContainText(demoUsers.at(-1)?.username ?? '')
  })
})

test.describe('acting on users', () => {
  test('asks for a selection and for an action first', async ({ desk: { page } }) => {
    const list = changeList(page, 'users')
    await list.open()
    await list.actions.getByRole('button', { name: 'Go' }).click()
    await expect(page.getByRole('main')).toContainText(
      'Items must be selected in order to perform actions on them. No items have been changed.',
    )
    await list.select(nth(demoUsers, 0).username).check()
    await list.actions.getByRole('button', { name: 'Go' }).click()
    await expect(page.getByRole('main')).toContainText('No action selected.')
  })

  test('selects one, a range with shift, a page, and all that match', async ({ desk: { page } }) => {
    const list = changeList(page, 'users')
    await list.open()
    await expect(list.selectionCount).toHaveText('0 of 100 selected')
    await list.select(nth(demoUsers, 1).username).click()
    await list.select(nth(demoUsers, 5).username).click({ modifiers: ['Shift'] })
    await expect(list.selectionCount).toHaveText('5 of 100 selected')
    await expect(list.select(nth(demoUsers, 3).username)).toBeChecked()

    await list.selectPage.check()
    await list.selectionCount.getByRole('button', { name: 'Select all 2,000 users' }).click()
    await expect(list.selectionCount).toContainText('All 2,000 users selected.')
    await list.selectionCount.getByRole('button', { name: 'Clear selection' }).click()
    await expect(list.selectionCount).toHaveText('0 of 100 selected')
  })

  test('disables users after asking, and enables them again', async ({ desk: { page } }) => {
    const list = changeList(page, 'users')
    const chosen = demoUsers.filter(({ enabled }) => enabled).slice(10, 12)
    await list.open()
    for (const { username } of chosen) await list.select(username).check()
    await list.act('Disable')
    const dialog = page.getByRole('dialog', { name: 'Disable: 2 users' })
    await expect(dialog).toContainText('The user can no longer sign in')
    for (const { username } of chosen) await expect(dialog).toContainText(username)
    await dialog.getByRole('button', { name: 'No, take me back' }).click()
    await expect(dialog).toBeHidden()
    await expect(list.cell(list.row(chosen[0]?.username ?? ''), 'enabled')).toHaveText('Yes')

    await list.actions.getByRole('button', { name: 'Go' }).click()
    await dialog.getByRole('button', { name: 'Disable', exact: true }).click()
    await expect(page.getByRole('main')).toContainText('2 users disabled.')
    for (const { username } of chosen) {
      await expect(list.cell(list.row(username), 'enabled')).toHaveText('No')
    }
    await expect(list.selectionCount).toHaveText('0 of 100 selected')

    for (const { username } of chosen) await list.select(username).check()
    await list.act('Enable')
    await expect(page.getByRole('main')).toContainText('2 users enabled.')
    for (const { username } of chosen) {
      await expect(list.cell(list.row(username), 'enabled')).toHaveText('Yes')
    }
  })

  test('says beforehand who will be refused, and afterwards who was', async ({ desk: { page } }) => {
    const list = changeList(page, 'users')
    const newest = demoUsers.slice(0, 100).filter(({ enabled }) => enabled)
    const reachable = newest.find(
      ({ status, attributes }) => status === 'CONFIRMED' && attributes.email_verified === 'true',
    )
    const invited = newest.find(({ status }) => status === 'FORCE_CHANGE_PASSWORD')
    if (reachable === undefined || invited === undefined) throw new Error('Page 1 lacks users for this.')
    await list.open()
    await list.select(reachable.username).check()
    await list.select(invited.username).check()
    await list.act('Send reset code')
    const dialog = page.getByRole('dialog', { name: 'Send reset code: 2 users' })
    await expect(dialog).toContainText('1 user: The user still has a temporary password.')
    await dialog.getByRole('button', { name: 'Send reset code', exact: true }).click()

    const main = page.getByRole('main')
    await expect(main).toContainText('Reset code sent to 1 user.')
    await expect(main).toContainText('It failed for 1 user:')
    await expect(main.getByRole('listitem').filter({ hasText: invited.username })).toContainText(
      /temporary password|current state/,
    )
    await expect(list.cell(list.row(reachable.username), 'status')).toHaveText('Reset required')
    await expect(list.cell(list.row(invited.username), 'status')).toHaveText('Must change password')
  })

  test('acts on all that match, those on other pages too', async ({ desk: { page } }) => {
    const list = changeList(page, 'users')
    const group = 'beta-testers'
    const members = demoUsers.filter(({ groups }) => groups.includes(group)).length
    await list.open(`groups__exact=${group}`)
    await list.selectPage.check()
    await list.selectionCount.getByRole('button', { name: `Select all ${members} users` }).click()
    await list.act('Sign out everywhere')
    const dialog = page.getByRole('dialog', { name: `Sign out everywhere: ${members} users` })
    await expect(dialog).toContainText('of the list, those on other pages too')
    await dialog.getByRole('button', { name: 'Sign out everywhere', exact: true }).click()
    await expect(page.getByRole('main')).toContainText(`${members} users signed out everywhere.`, {
      timeout: 20_000,
    })
  })

  test('puts users into a group it asks for', async ({ desk: { page } }) => {
    const list = changeList(page, 'users')
    const user = nth(demoUsers, 20)
    await list.open()
    await list.select(user.username).check()
    await list.act('Add to group')
    const dialog = page.getByRole('dialog', { name: 'Add to group: 1 user' })
    await dialog.getByRole('button', { name: 'Add to group', exact: true }).click()
    await expect(dialog).toContainText('Choose a value for “Group”.')
    await dialog.getByLabel('Group').selectOption({ label: 'winter-campaign' })
    await dialog.getByRole('button', { name: 'Add to group', exact: true }).click()
    await expect(page.getByRole('main')).toContainText('1 user added to the group.')
    await list.open('groups__exact=winter-campaign')
    await expect(list.row(user.username)).toBeVisible()
  })

  test('deletes several after a page that says what goes', async ({ desk: { page } }) => {
    const list = changeList(page, 'users')
    const doomed = demoUsers.slice(30, 33)
    await list.open('o=-6')
    for (const { username } of doomed) await list.select(username).check()
    await list.act('Delete selected users')
    await expect(page.getByRole('heading', { name: 'Delete selected users' })).toBeVisible()
    const main = page.getByRole('main')
    await expect(main).toContainText('Are you sure you want to delete 3 users?')
    for (const { username } of doomed) await expect(main).toContainText(username)
    await page.getByRole('link', { name: 'No, take me back' }).click()
    await expect(list.row(doomed[0]?.username ?? '')).toBeVisible()

    for (const { username } of doomed) await list.select(username).check()
    await list.act('Delete selected users')
    await page.getByRole('button', { name: 'Yes, I’m sure' }).click()
    await expect(main).toContainText('3 users deleted.')
    expect(queryOf(page).get('o')).toBe('-6')
    await expect(list.pages).toContainText('1,997 users')
    for (const { username } of doomed) await expect(list.row(username)).toHaveCount(0)
  })
})

/** Lists sort without regard to case, so that Case.Twin stands beside case.twin. */
function ignoringCase(one: string, other: string): number {
  const [first, second] = [one.toLowerCase(), other.toLowerCase()]
  return first < second ? -1 : first > second ? 1 : 0
}
