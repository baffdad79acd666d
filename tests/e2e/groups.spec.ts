import { changeList } from './pages/change-list.ts'
import { demoGroups, demoUsers, nth, ordinaryUsers } from './pages/demo-pool.ts'
import { expect, goTo, type Page, test } from './pages/desk.ts'
import { objectForm } from './pages/object-form.ts'

const membersOf = (group: string) => demoUsers.filter(({ groups }) => groups.includes(group))

async function openMembers(page: Page, group: string) {
  await objectForm(page, 'group').open('groups', group)
  const region = page.getByRole('region', { name: 'Members', exact: true })
  return {
    region,
    add: region.getByRole('combobox', { name: 'Add a user' }),
    search: region.getByRole('searchbox', { name: 'Search the members' }),
    rows: region.getByRole('row').filter({ has: page.getByRole('rowheader') }),
    row: (username: string) =>
      region.getByRole('row').filter({ has: page.getByRole('link', { name: username, exact: true }) }),
  }
}

test('lists the groups with their members', async ({ desk: { page } }) => {
  const list = changeList(page, 'groups')
  await list.open()
  await expect(list.rows).toHaveCount(demoGroups.length)
  for (const group of ['administrators', 'newsletter', 'winter-campaign']) {
    await expect(list.cell(list.row(group), 'members'), group).toHaveText(String(membersOf(group).length))
  }
  await list.header('Members').getByRole('link', { name: 'Members', exact: true }).click()
  await expect(list.header('Members')).toHaveAttribute('aria-sort', 'ascending')
  await expect(list.rows.last()).toContainText('newsletter')
  await list.searchBox.fill('ticket')
  await expect(list.rows).toHaveCount(1)
  await expect(list.row('support')).toBeVisible()
})

test('adds a group, changes it, and deletes it', async ({ desk: { page } }) => {
  const form = objectForm(page, 'group')
  const main = page.getByRole('main')
  await goTo(page, '/groups/add/')
  await form.text('Name').fill('night-shift')
  await form.text('Description').fill('Works at night')
  await form.text('Precedence').fill('70')
  await form.text('Role ARN').fill('arn:aws:iam::123456789012:role/night-shift')
  await form.save.click()
  await expect(main).toContainText('The group “night-shift” was added successfully.')
  const list = changeList(page, 'groups')
  await list.row('night-shift').getByRole('link').click()
  await expect(form.text('Name')).toHaveCount(0)
  await form.text('Description').fill('')
  await form.text('Precedence').fill('7')
  await form.save.click()
  await expect(main).toContainText('The group “night-shift” was changed successfully.')
  await expect(list.cell(list.row('night-shift'), 'precedence')).toHaveText('7')
  await expect(list.cell(list.row('night-shift'), 'description')).toContainText('-')

  await form.open('groups', 'night-shift')
  await expect(form.text('Role ARN')).toHaveValue('arn:aws:iam::123456789012:role/night-shift')
  await form.delete.click()
  await expect(main).toContainText('The memberships go with the group. The users themselves stay.')
  await page.getByRole('button', { name: 'Yes, I’m sure' }).click()
  await expect(main).toContainText('The group “night-shift” was deleted successfully.')
  await expect(list.row('night-shift')).toHaveCount(0)
})

test('says at the field what is wrong with a group', async ({ desk: { page } }) => {
  const form = objectForm(page, 'group')
  await goTo(page, '/groups/add/')
  await form.text('Name').fill('two words')
  await form.text('Precedence').fill('-1')
  await form.text('Role ARN').fill('arn:aws:iam::not-a-number:role/x')
  await form.save.click()
  await expect(form.text('Name')).toHaveAccessibleDescription(/A group name has no spaces/)
  await expect(form.text('Precedence')).toHaveAccessibleDescription(/Enter 0 or more/)
  await expect(form.text('Role ARN')).toHaveAccessibleDescription(/A role ARN looks like arn:aws:iam/)
  await expect(page).toHaveTitle('Error: Add group | Poolkeeper')

  await form.text('Name').fill('support')
  await form.text('Precedence').fill('')
  await form.text('Role ARN').fill('')
  await form.save.click()
  await expect(form.text('Name')).toHaveAccessibleDescription(/already exists/)
})

test('adds a member and removes one, at once', async ({ desk: { page } }) => {
  const newcomer = nth(
    ordinaryUsers.filter(({ groups }) => !groups.includes('finance')),
    0,
  )
  const leaver = nth(membersOf('finance'), 0)
  const members = await openMembers(page, 'finance')
  await expect(members.region).toContainText(`${membersOf('finance').length} members`)
  await members.add.fill(newcomer.attributes.email ?? '')
  await members.region.getByRole('option', { name: new RegExp(newcomer.username) }).click()
  await expect(members.region).toContainText(`${newcomer.username} was added to the group.`)
  await expect(members.row(newcomer.username)).toBeVisible()

  await members
    .row(leaver.username)
    .getByRole('button', { name: /^Remove/ })
    .click()
  await members
    .row(leaver.username)
    .getByRole('button', { name: /^Yes, remove/ })
    .click()
  await expect(members.region).toContainText(`${leaver.username} was removed from the group.`)
  await expect(members.row(leaver.username)).toHaveCount(0)
  await expect(members.region).toContainText(`${membersOf('finance').length} members`)
})

test('adds a member with the keyboard alone', async ({ desk: { page } }) => {
  const newcomer = nth(
    ordinaryUsers.filter(({ groups }) => !groups.includes('auditors')),
    1,
  )
  const members = await openMembers(page, 'auditors')
  await members.add.focus()
  await page.keyboard.type(newcomer.sub)
  await expect(members.region.getByRole('option')).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(members.region).toContainText(`${newcomer.username} was added to the group.`)
  await expect(members.add).toBeFocused()
})

test('searches and pages through many members', async ({ desk: { page } }) => {
  const members = await openMembers(page, 'newsletter')
  const all = membersOf('newsletter')
  await expect(members.rows).toHaveCount(100)
  await expect(members.region).toContainText(`Page 1 of ${Math.ceil(all.length / 100)}`)
  await members.region.getByRole('button', { name: 'Next' }).click()
  await expect(members.region).toContainText('Page 2 of')
  const one = nth(all, 7)
  await members.search.fill(one.sub)
  await expect(members.rows).toHaveCount(1)
  await expect(members.row(one.username)).toBeVisible()
  await expect(members.region).toContainText('1 found')
  await members.search.fill('nobody is called this')
  await expect(members.region).toContainText('No member matches the search.')
})

test('a group with a name of any script opens, and nobody in it says so', async ({ desk: { page } }) => {
  const list = changeList(page, 'groups')
  await list.open()
  await list.row('Partner*innen_Österreich').getByRole('link').click()
  await expect(page.getByRole('main').getByText('Partner*innen_Österreich').first()).toBeVisible()
  const empty = await openMembers(page, 'winter-campaign')
  await expect(empty.region).toContainText('Nobody is in this group yet.')
})

test('a group deleted elsewhere leads back to the list', async ({ desk: { page } }) => {
  await goTo(page, '/groups/no-such-group/change/')
  await expect(page.getByRole('main')).toContainText(
    'Group “no-such-group” doesn’t exist. Perhaps it was deleted?',
  )
  await expect(page.getByRole('heading', { name: 'Select group to change' })).toBeVisible()
})
