import { expect, type Page } from '@playwright/test'
import type { ModelName } from '../../../shared/admin/model-name.ts'
import { connectionIdSchema } from '../../../shared/domain/connection.ts'
import { callBridge } from './bridge.ts'
import { changeList } from './change-list.ts'
import { type DemoUser, demoUsers, named, nth } from './demo-pool.ts'
import { goTo } from './desk.ts'
import { objectForm } from './object-form.ts'
import { passwordPage } from './password-page.ts'

/** A screen of the console, and the way to it from anywhere. */
export type Screen = {
  readonly name: string
  readonly open: (page: Page) => Promise<void>
  /** Puts away what would stand in the way of the next screen. */
  readonly leave?: (page: Page) => Promise<void>
}

const inState = (keep: (user: DemoUser) => boolean): DemoUser => nth(demoUsers.filter(keep), 0)

const title = async (page: Page, address: string, heading: string) => {
  await goTo(page, address)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading)
}

const list = (address: string, model: ModelName) => async (page: Page) => {
  await changeList(page, model).open(address)
}

/** Something in the history and the audit log, whatever was done before. */
const makeHistory = async (page: Page, user: DemoUser) => {
  const target = { model: 'users', connection: connectionIdSchema.parse('demo') } as const
  const before = await callBridge(page, 'get', { ...target, id: user.sub, fresh: true })
  const values = { nickname: `At ${Date.now()}`, address: 'x'.repeat(2048) }
  const previous = { nickname: before.values.nickname ?? null, address: before.values.address ?? null }
  await callBridge(page, 'change', { ...target, id: user.sub, values, previous })
}

/** Somebody who was deleted, whatever was done before; gives the sub. */
const departed = async (page: Page): Promise<string> => {
  const connection = connectionIdSchema.parse('demo')
  const user = inState(({ groups, status }) => groups.length > 0 && status === 'UNCONFIRMED')
  await callBridge(page, 'delete', {
    model: 'users',
    connection,
    selection: { kind: 'ids', ids: [user.sub] },
  })
  return user.sub
}

/** Every screen in each of its states. */
export const screens: readonly Screen[] = [
  { name: 'index', open: (page) => title(page, '/', 'User pool administration') },
  { name: 'users', open: list('', 'users') },
  {
    name: 'users, filtered and counted',
    open: list('q=garcia&o=5.-1&enabled__exact=1&custom%3Atier__exact=bronze&_facets=True', 'users'),
  },
  { name: 'users with hostile values', open: list('q=long-', 'users') },
  {
    name: 'users, nothing found, with a bad address',
    open: async (page) => {
      await title(page, '/users/?q=nobody+is+called+this&colour=blue', 'Select user to change')
      await expect(page.getByText('Nothing matches')).toBeVisible()
    },
  },
  {
    name: 'users, selected',
    open: async (page) => {
      const users = changeList(page, 'users')
      await users.open('q=garcia')
      await users.selectPage.check()
      await expect(users.selectionCount).not.toContainText(/^0/)
    },
  },
  {
    name: 'action dialog',
    open: async (page) => {
      const users = changeList(page, 'users')
      await users.open('q=garcia&o=3')
      await users.rows.first().getByRole('checkbox').check()
      await users.act('Add to group')
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('button', { name: 'Add to group', exact: true }).click()
      await expect(dialog).toContainText('Choose a value')
    },
    leave: async (page) => {
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toHaveCount(0)
    },
  },
  {
    name: 'user',
    open: (page) => objectForm(page, 'user').open('users', inState(({ groups }) => groups.length > 1).sub),
  },
  {
    name: 'user with a note of 2,048 characters',
    open: (page) => objectForm(page, 'user').open('users', named('long-note').sub),
  },
  {
    name: 'user with a word that does not end',
    open: (page) => objectForm(page, 'user').open('users', named('long-word').sub),
  },
  {
    name: 'user from another provider',
    open: async (page) => {
      const user = inState(({ status }) => status === 'EXTERNAL_PROVIDER')
      await objectForm(page, 'user').open('users', user.sub)
      await page.getByRole('button', { name: 'Federation' }).click()
    },
  },
  {
    name: 'user with errors',
    open: async (page) => {
      const form = objectForm(page, 'user')
      await form.open('users', nth(demoUsers, 1).sub)
      await form.text('Email').fill('nobody')
      await form.text('Phone number').fill('nothing')
      await form.save.click()
      await expect(form.form).toContainText('Please correct the errors below.')
    },
  },
  {
    name: 'leave dialog',
    open: async (page) => {
      const form = objectForm(page, 'user')
      await form.open('users', nth(demoUsers, 2).sub)
      await form.text('Nickname').fill('Half done')
      await page.getByRole('link', { name: 'Home' }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
    },
    leave: async (page) => {
      await page.getByRole('button', { name: 'Leave without saving' }).click()
      await expect(page.getByRole('dialog')).toHaveCount(0)
    },
  },
  { name: 'add user', open: (page) => title(page, '/users/add/', 'Add user') },
  {
    name: 'add user with errors',
    open: async (page) => {
      const form = objectForm(page, 'user')
      await title(page, '/users/add/', 'Add user')
      await form.text('Temporary password').fill('weak')
      await form.save.click()
      await expect(form.form).toContainText('Please correct the errors below.')
    },
    leave: async (page) => {
      await objectForm(page, 'user').text('Temporary password').fill('')
    },
  },
  {
    name: 'password',
    open: (page) => passwordPage(page).open(inState(({ status }) => status === 'FORCE_CHANGE_PASSWORD').sub),
  },
  {
    name: 'password of a user from another provider',
    open: (page) => passwordPage(page).open(inState(({ status }) => status === 'EXTERNAL_PROVIDER').sub),
  },
  {
    name: 'password, given and refused',
    open: async (page) => {
      const support = passwordPage(page)
      await support.open(inState(({ status }) => status === 'CONFIRMED').sub)
      const given = support.card('Set temporary password')
      await given.button('Generate a temporary password').click()
      await given.go.click()
      await expect(given.card).toContainText('is shown only here')
      const refused = support.card('Set permanent password')
      await refused.password.fill('weak')
      await refused.go.click()
      await support.card('Sign out everywhere').go.click()
      await expect(page.getByText('Are you sure?')).toBeVisible()
    },
  },
  {
    name: 'delete user',
    open: (page) =>
      title(page, `/users/${inState(({ groups }) => groups.length > 1).sub}/delete/`, 'Delete user'),
  },
  {
    name: 'delete selected users',
    open: async (page) => {
      const users = changeList(page, 'users')
      await users.open('q=garcia&o=4')
      await users.selectPage.check()
      await users.act('Delete selected users')
      await expect(page.getByRole('button', { name: 'Yes, I’m sure' })).toBeVisible()
    },
  },
  {
    name: 'history',
    open: async (page) => {
      const user = inState(({ status }) => status === 'CONFIRMED')
      await makeHistory(page, user)
      await title(page, `/users/${user.sub}/history/`, `Change history: ${user.username}`)
      await expect(page.getByRole('row').filter({ hasText: 'Nickname' }).first()).toBeVisible()
    },
  },
  { name: 'groups', open: list('', 'groups') },
  {
    name: 'group',
    open: async (page) => {
      await objectForm(page, 'group').open('groups', 'newsletter')
      await expect(page.getByRole('button', { name: /^Remove .+ from the group$/ })).toHaveCount(100)
    },
  },
  {
    name: 'group without members',
    open: (page) => objectForm(page, 'group').open('groups', 'winter-campaign'),
  },
  {
    name: 'users to be added to a group',
    open: async (page) => {
      await objectForm(page, 'group').open('groups', 'support')
      await page.getByRole('combobox', { name: 'Add a user' }).fill('garcia')
      await expect(page.getByRole('listbox', { name: 'Users found' })).toBeVisible()
    },
  },
  {
    name: 'add group with errors',
    open: async (page) => {
      const form = objectForm(page, 'group')
      await title(page, '/groups/add/', 'Add group')
      await form.save.click()
      await expect(form.form).toContainText('Please correct the error below.')
    },
  },
  { name: 'sync runs', open: list('', 'sync_runs') },
  {
    name: 'sync run',
    open: async (page) => {
      const runs = changeList(page, 'sync_runs')
      await runs.open()
      await runs.rows.last().getByRole('rowheader').getByRole('link').click()
      await expect(objectForm(page, 'sync run').form).toContainText('Complete')
    },
  },
  {
    name: 'departed users',
    open: async (page) => {
      await departed(page)
      await changeList(page, 'departed_users').open()
    },
  },
  {
    name: 'departed user',
    open: async (page) => {
      await title(page, `/departed_users/${await departed(page)}/change/`, 'View departed user')
      await expect(page.getByText('Deleted, last seen')).toBeVisible()
    },
  },
  {
    name: 'history of a departed user',
    open: async (page) => {
      await goTo(page, `/users/${await departed(page)}/history/`)
      await expect(page.getByRole('link', { name: 'Show it as it was last seen' })).toBeVisible()
    },
  },
  {
    name: 'details of the synchronisation',
    open: async (page) => {
      await title(page, '/', 'User pool administration')
      await page.getByRole('button', { name: /^Details/ }).click()
      await expect(page.getByRole('link', { name: 'All sync runs' })).toBeVisible()
    },
    leave: (page) => page.keyboard.press('Escape'),
  },
  { name: 'connections', open: list('', 'connections') },
  {
    name: 'connection of the demo pool',
    open: (page) => objectForm(page, 'connection').open('connections', 'demo'),
  },
  {
    name: 'add connection, tested in vain',
    open: async (page) => {
      const form = objectForm(page, 'connection')
      await title(page, '/connections/add/', 'Add connection')
      await form.form.getByRole('button', { name: 'Test connection' }).click()
      await expect(form.form.getByRole('alert')).toBeVisible()
    },
  },
  {
    name: 'audit log',
    open: async (page) => {
      await makeHistory(page, nth(demoUsers, 3))
      await changeList(page, 'audit').open()
    },
  },
  {
    name: 'recent actions',
    open: async (page) => {
      await makeHistory(page, nth(demoUsers, 4))
      await title(page, '/', 'User pool administration')
      await expect(
        page.getByRole('region', { name: 'Recent actions' }).getByRole('listitem'),
      ).not.toHaveCount(0)
    },
  },
  {
    name: 'object that is gone',
    open: async (page) => {
      await goTo(page, '/users/no-such-sub/change/?_changelist_filters=q%3Dgarcia')
      await expect(page.getByText('Perhaps it was deleted?')).toBeVisible()
      await expect(changeList(page, 'users').rows.first()).toBeVisible()
    },
  },
  { name: 'not found', open: (page) => title(page, '/nowhere/', 'Page not found') },
  {
    name: 'menu of connections',
    open: async (page) => {
      await title(page, '/', 'User pool administration')
      await page.getByRole('button', { name: /^Connection:/ }).click()
      await expect(page.getByRole('link', { name: 'Manage connections' })).toBeVisible()
    },
    leave: (page) => page.keyboard.press('Escape'),
  },
]
