import type { FieldValues } from '../../shared/admin/row.ts'
import { connectionIdSchema } from '../../shared/domain/connection.ts'
import { callBridge } from './pages/bridge.ts'
import { changeList } from './pages/change-list.ts'
import { type DemoUser, demoUsers, nth, ordinaryUsers } from './pages/demo-pool.ts'
import { addressOf, expect, goTo, type Page, queryOf, test } from './pages/desk.ts'
import { objectForm } from './pages/object-form.ts'

const demo = { model: 'users', connection: connectionIdSchema.parse('demo') } as const

/** What somebody else would do at the same time. */
async function changeElsewhere(page: Page, user: DemoUser, values: FieldValues): Promise<void> {
  const { values: now } = await callBridge(page, 'get', { ...demo, id: user.sub, fresh: true })
  const previous = Object.fromEntries(Object.keys(values).map((name) => [name, now[name] ?? null]))
  await callBridge(page, 'change', { ...demo, id: user.sub, values, previous })
}

test.describe('changing a user', () => {
  test('changes standard and custom attributes and goes on editing', async ({ desk: { page } }) => {
    const user = nth(ordinaryUsers, 0)
    const form = objectForm(page, 'user')
    await form.open('users', user.sub)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Change user')
    await expect(form.text('Email')).toHaveValue(user.attributes.email ?? '')
    await form.text('Nickname').fill('Testy')
    await form.text('Department').fill('Beekeeping')
    await form.text('Notes').fill('Two\nlines')
    await form.saveAndContinue.click()
    await expect(page.getByRole('main')).toContainText(
      `The user “${user.username}” was changed successfully. You may edit it again below.`,
    )
    await page.reload()
    await expect(form.text('Nickname')).toHaveValue('Testy')
    await expect(form.text('Department')).toHaveValue('Beekeeping')
    await expect(form.text('Notes')).toHaveValue('Two\nlines')

    // An emptied attribute is taken away.
    await form.text('Nickname').fill('')
    await form.saveAndContinue.click()
    await expect(page.getByRole('main')).toContainText('was changed successfully')
    await page.reload()
    await expect(form.text('Department')).toHaveValue('Beekeeping')
    await expect(form.text('Nickname')).toHaveValue('')
  })

  test('the history shows the values before and after, the index what was done', async ({
    desk: { page },
  }) => {
    const user = nth(ordinaryUsers, 1)
    const form = objectForm(page, 'user')
    await form.open('users', user.sub)
    await form.text('Given name').fill('Renamed')
    await form.save.click()
    await expect(page.getByRole('main')).toContainText('was changed successfully')

    await form.open('users', user.sub)
    await page.getByRole('link', { name: 'History' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Change history: ${user.username}`)
    const entry = page.getByRole('row').filter({ hasText: 'Given name' })
    await expect(entry).toContainText(user.attributes.given_name ?? '')
    await expect(entry).toContainText('Renamed')
    await expect(entry).toContainText('Done')

    await page.getByRole('link', { name: 'Home' }).click()
    const recent = page.getByRole('region', { name: 'Recent actions' })
    await recent.getByRole('link', { name: user.username }).click()
    await expect(form.text('Given name')).toHaveValue('Renamed')
  })

  test('Save returns to the list as it was', async ({ desk: { page } }) => {
    const list = changeList(page, 'users')
    const form = objectForm(page, 'user')
    await list.open('q=example.com&o=2&enabled__exact=1&p=2')
    const row = list.rows.nth(3)
    const username = (await row.getByRole('rowheader').textContent()) ?? ''
    await row.getByRole('link', { name: username, exact: true }).click()
    await form.text('Time zone').fill('Europe/Vienna')
    await form.save.click()
    await expect(page.getByRole('main')).toContainText(`The user “${username}” was changed successfully.`)
    expect(addressOf(page)).toContain('/users/?')
    expect(Object.fromEntries(queryOf(page))).toEqual({
      q: 'example.com',
      o: '2',
      enabled__exact: '1',
      p: '2',
    })
    await expect(list.row(username)).toBeVisible()
    // The name in the message is a link to the form.
    await page.getByRole('status').getByRole('link', { name: username }).click()
    await expect(form.text('Time zone')).toHaveValue('Europe/Vienna')
  })

  test('Save and add another goes to an empty form', async ({ desk: { page } }) => {
    const form = objectForm(page, 'user')
    await form.open('users', nth(ordinaryUsers, 2).sub)
    await form.text('Locale').fill('de-AT')
    await form.saveAndAdd.click()
    await expect(page.getByRole('heading', { name: 'Add user' })).toBeVisible()
    await expect(form.text('Username')).toHaveValue('')
  })

  test('says so when nothing was changed', async ({ desk: { page } }) => {
    const form = objectForm(page, 'user')
    await form.open('users', nth(ordinaryUsers, 2).sub)
    await form.saveAndContinue.click()
    await expect(page.getByRole('main')).toContainText('Nothing was changed.')
  })

  test('enables and disables with the switch', async ({ desk: { page } }) => {
    const user = nth(ordinaryUsers, 3)
    const form = objectForm(page, 'user')
    await form.open('users', user.sub)
    await form.toggle('Enabled').uncheck()
    await form.saveAndContinue.click()
    await expect(page.getByRole('main')).toContainText('was changed successfully')
    await page.reload()
    await expect(form.toggle('Enabled')).not.toBeChecked()
    await form.toggle('Enabled').check()
    await form.saveAndContinue.click()
    await expect(page.getByRole('main')).toContainText('was changed successfully')
  })

  test('puts a user into groups and takes them out', async ({ desk: { page } }) => {
    const user = nth(
      ordinaryUsers.filter(({ groups }) => groups.includes('newsletter')),
      4,
    )
    const form = objectForm(page, 'user')
    const list = changeList(page, 'users')
    await form.open('users', user.sub)
    const available = form.side('Available groups')
    const chosen = form.side('Chosen groups')
    await expect(chosen.option('newsletter')).toBeAttached()
    await available.list.selectOption(['winter-campaign'])
    await form.form.getByRole('button', { name: 'Choose', exact: true }).click()
    await chosen.list.selectOption(['newsletter'])
    await form.form.getByRole('button', { name: 'Remove', exact: true }).click()
    await form.saveAndContinue.click()
    await expect(page.getByRole('main')).toContainText('was changed successfully')
    await page.reload()
    await expect(chosen.option('winter-campaign')).toBeAttached()
    await expect(available.option('newsletter')).toBeAttached()
    await list.open('groups__exact=winter-campaign')
    await expect(list.row(user.username)).toBeVisible()
  })
})

test.describe('what can be changed', () => {
  test('required is marked, immutable and read-only are shown', async ({ desk: { page } }) => {
    const user = nth(ordinaryUsers, 5)
    const form = objectForm(page, 'user')
    await form.open('users', user.sub)
    await expect(form.text('Email')).toHaveAttribute('required')
    for (const fixed of ['Username', 'Sub', 'Status', 'Tier', 'Created', 'Updated']) {
      await expect(form.form.getByText(fixed, { exact: true }), fixed).toBeVisible()
      await expect(form.text(fixed), fixed).toHaveCount(0)
    }
    await expect(form.form).toContainText(user.sub)
    await expect(form.form).toContainText(user.attributes['custom:tier'] ?? '')
  })

  const rules: readonly [field: string, value: string, says: RegExp][] = [
    ['Email', 'not an address', /Enter an email address/],
    ['Email', '', /This field is required/],
    ['Phone number', '0151 123', /country code/],
    ['Website', 'example', /Enter a whole address/],
    ['Nickname', 'x'.repeat(2049), /at most 2048 characters; it has 2049/],
    ['Department', 'x'.repeat(65), /at most 64 characters; it has 65/],
    ['Employee number', 'seven', /Enter a number/],
    ['Employee number', '99999999', /9999999 or less/],
  ]
  test('what does not fit is said at its field, and stays to be corrected', async ({ desk: { page } }) => {
    const form = objectForm(page, 'user')
    await form.open('users', nth(ordinaryUsers, 6).sub)
    for (const [field, value, says] of rules) {
      const input = form.text(field)
      const before = await input.inputValue()
      await input.fill(value)
      await form.save.click()
      await expect(input, field).toHaveAccessibleDescription(says)
      await expect(input).toBeFocused()
      await expect(form.form).toContainText('Please correct the error below.')
      await expect(page).toHaveTitle('Error: Change user | Poolkeeper')
      await expect(input).toHaveValue(value)
      await input.fill(before)
      await expect(page).toHaveTitle('Change user | Poolkeeper')
    }
  })

  test('shows at the field what Cognito refuses', async ({ desk: { page } }) => {
    const form = objectForm(page, 'user')
    const taken = nth(ordinaryUsers, 7).attributes.email ?? ''
    const unverified = demoUsers.find(
      ({ status, attributes }) => status === 'CONFIRMED' && attributes.email_verified === 'false',
    )
    await form.open('users', unverified?.sub ?? '')
    await form.text('Email').fill(taken)
    await form.toggle('Email verified').check()
    await form.text('Nickname').fill('Kept')
    await form.save.click()
    await expect(form.text('Email')).toHaveAccessibleDescription(/already exists/)
    await expect(page.getByRole('main')).toContainText('AliasExistsException')
    await expect(page.getByRole('main')).toContainText('Request ID')
    await expect(form.text('Email')).toHaveValue(taken)
    await expect(form.text('Nickname')).toHaveValue('Kept')
  })
})

test.describe('not alone', () => {
  test('two saves at once: the second is told what changed, and decides', async ({ desk: { page } }) => {
    const user = nth(ordinaryUsers, 10)
    const form = objectForm(page, 'user')
    await form.open('users', user.sub)
    await form.text('Given name').fill('Mine')
    await form.text('Nickname').fill('Also mine')
    await changeElsewhere(page, user, { given_name: 'Theirs', zoneinfo: 'Asia/Tokyo' })
    await form.save.click()

    const panel = page.getByRole('alert', { name: 'Somebody else changed this user while you were editing' })
    await expect(panel).toContainText('Nothing is saved yet.')
    const choice = panel.getByRole('group', { name: 'Given name' })
    await expect(choice).toContainText(`When you opened it: ${user.attributes.given_name}`)
    await expect(choice.getByRole('radio', { name: 'Keep mine: Mine' })).toBeChecked()
    // What was typed is there still; what was not touched is up to date.
    await expect(form.text('Given name')).toHaveValue('Mine')
    await expect(form.text('Nickname')).toHaveValue('Also mine')
    await expect(form.text('Time zone')).toHaveValue('Asia/Tokyo')
    await expect(page).toHaveTitle('Error: Change user | Poolkeeper')

    await choice.getByRole('radio', { name: 'Take what it is now: Theirs' }).check()
    await expect(form.text('Given name')).toHaveValue('Theirs')
    await form.saveAndContinue.click()
    await expect(page.getByRole('main')).toContainText('was changed successfully')
    await page.reload()
    await expect(form.text('Given name')).toHaveValue('Theirs')
    await expect(form.text('Nickname')).toHaveValue('Also mine')
  })

  test('a change elsewhere to another field does not stand in the way', async ({ desk: { page } }) => {
    const user = nth(ordinaryUsers, 11)
    const form = objectForm(page, 'user')
    await form.open('users', user.sub)
    await form.text('Nickname').fill('Mine')
    await changeElsewhere(page, user, { zoneinfo: 'Asia/Tokyo' })
    await form.saveAndContinue.click()
    await expect(page.getByRole('main')).toContainText('was changed successfully')
    await expect(form.text('Time zone')).toHaveValue('Asia/Tokyo')
  })

  test('a user deleted elsewhere is told, and how they were last seen is next', async ({
    desk: { page },
  }) => {
    const user = nth(ordinaryUsers, 12)
    const form = objectForm(page, 'user')
    await form.open('users', user.sub)
    await form.text('Nickname').fill('Too late')
    await callBridge(page, 'delete', { ...demo, selection: { kind: 'ids', ids: [user.sub] } })
    await form.save.click()
    await expect(page.getByRole('heading', { name: 'View departed user' })).toBeVisible()
    await expect(page.getByRole('main')).toContainText(`User “${user.username}” doesn’t exist any more.`)
    await expect(page.getByRole('main')).toContainText('Deleted, last seen')
  })

  test('a list on screen follows what is changed elsewhere', async ({ desk: { page } }) => {
    const user = nth(ordinaryUsers, 13)
    const list = changeList(page, 'users')
    await list.open(`q=${user.sub}`)
    await changeElsewhere(page, user, { enabled: false })
    await expect(list.cell(list.row(user.username), 'enabled')).toHaveText('No')
  })
})

test.describe('leaving', () => {
  test('asks before what was typed is lost', async ({ desk: { page } }) => {
    const user = nth(ordinaryUsers, 14)
    const list = changeList(page, 'users')
    const form = objectForm(page, 'user')
    await list.open(`q=${user.sub}`)
    await list.row(user.username).getByRole('link').click()
    await form.text('Nickname').fill('Half done')
    await page
      .getByRole('navigation', { name: 'Models' })
      .getByRole('link', { name: 'Groups', exact: true })
      .click()
    const dialog = page.getByRole('dialog', { name: 'Leave without saving?' })
    await dialog.getByRole('button', { name: 'Stay on this page' }).last().click()
    await expect(dialog).toBeHidden()
    await expect(form.text('Nickname')).toHaveValue('Half done')

    await page.goBack()
    await expect(dialog).toBeVisible()
    await dialog.getByRole('button', { name: 'Leave without saving' }).click()
    await expect(page.getByRole('heading', { name: 'Select user to change' })).toBeVisible()
    expect(queryOf(page).get('q')).toBe(user.sub)
  })

  test('does not ask when nothing was typed', async ({ desk: { page } }) => {
    const form = objectForm(page, 'user')
    await form.open('users', nth(ordinaryUsers, 14).sub)
    await page.getByRole('navigation', { name: 'Breadcrumbs' }).getByRole('link', { name: 'Users' }).click()
    await expect(page.getByRole('heading', { name: 'Select user to change' })).toBeVisible()
  })
})

test.describe('deleting', () => {
  test('says what goes with the user, takes back, and deletes', async ({ desk: { page } }) => {
    const user = nth(
      ordinaryUsers.filter(({ groups }) => groups.length > 1),
      5,
    )
    const form = objectForm(page, 'user')
    const main = page.getByRole('main')
    await form.open('users', user.sub, 'o=1')
    await form.delete.click()
    await expect(page.getByRole('heading', { name: 'Delete user' })).toBeVisible()
    await expect(main).toContainText(`Are you sure you want to delete the user “${user.username}”?`)
    await expect(main).toContainText(`${user.groups.length} memberships in groups`)
    for (const group of user.groups) await expect(main).toContainText(group)
    await expect(main).toContainText('The sub cannot be given again.')
    await page.getByRole('link', { name: 'No, take me back' }).click()
    await expect(form.save).toBeVisible()

    await form.delete.click()
    await page.getByRole('button', { name: 'Yes, I’m sure' }).click()
    await expect(main).toContainText(`The user “${user.username}” was deleted successfully.`)
    expect(addressOf(page)).toBe('/users/?o=1')

    // The history outlives the user, with what they were.
    await goTo(page, `/users/${user.sub}/history/`)
    const entry = page.getByRole('row').filter({ hasText: 'Deleted' })
    await expect(entry).toContainText('Done')
    await entry.getByRole('button', { name: /^Show \d+ more$/ }).click()
    await expect(entry).toContainText(user.attributes.email ?? '')
  })
})

test('a user without any attribute but the e-mail can be opened', async ({ desk: { page } }) => {
  const form = objectForm(page, 'user')
  const bare = demoUsers.find(({ username }) => username === 'only-an-email')
  await form.open('users', bare?.sub ?? '')
  await expect(form.text('Full name')).toHaveValue('')
})
