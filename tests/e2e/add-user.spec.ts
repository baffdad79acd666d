import { changeList } from './pages/change-list.ts'
import { nth, ordinaryUsers } from './pages/demo-pool.ts'
import { expect, goTo, type Page, test } from './pages/desk.ts'
import { objectForm } from './pages/object-form.ts'

async function openAddForm(page: Page) {
  const form = objectForm(page, 'user')
  await goTo(page, '/users/add/')
  await expect(form.text('Username')).toBeVisible()
  return form
}

test('adds a user in two steps, invited by e-mail', async ({ desk: { page } }) => {
  const list = changeList(page, 'users')
  await list.open('o=1')
  await page.getByRole('link', { name: 'Add user', exact: true }).last().click()
  const form = objectForm(page, 'user')
  await form.text('Username').fill('ada.lovelace')
  await form.text('Email').fill('ada.lovelace@example.com')
  await form.toggle('Email verified').check()
  await expect(form.radio('Send by email')).toBeChecked()
  await form.save.click()

  const main = page.getByRole('main')
  await expect(main).toContainText(
    'The user “ada.lovelace” was added successfully. You may edit it again below.',
  )
  await expect(page.getByRole('heading', { name: 'Change user' })).toBeVisible()
  await expect(form.form).toContainText('Must change password')
  await expect(form.toggle('Email verified')).toBeChecked()
  await expect(form.toggle('Enabled')).toBeChecked()
  await form.text('Full name').fill('Ada Lovelace')
  await form.save.click()
  await expect(main).toContainText('The user “ada.lovelace” was changed successfully.')
  await list.open('q=ada.lovelace')
  await expect(list.cell(list.row('ada.lovelace'), 'display_name')).toHaveText('Ada Lovelace')
})

test('adds a user who is not invited, with a generated password shown once', async ({ desk }) => {
  const { page } = desk
  const form = await openAddForm(page)
  await form.text('Username').fill('grace.hopper')
  await form.text('Email').fill('grace.hopper@example.com')
  await form.radio('Do not send').check()
  await form.save.click()
  await expect(form.text('Temporary password')).toHaveAccessibleDescription(
    /Without an invitation nobody would learn the password/,
  )
  await form.form.getByRole('button', { name: 'Generate a temporary password' }).click()
  await expect(form.text('Temporary password')).not.toHaveValue('')
  const password = await form.text('Temporary password').inputValue()
  const policy = form.form.getByRole('list', { name: 'What the pool asks of a password' })
  await expect(policy.getByRole('listitem').filter({ hasText: 'Missing:' })).toHaveCount(0)
  await form.save.click()

  const main = page.getByRole('main')
  await expect(main).toContainText('was added successfully')
  await expect(main).toContainText('The temporary password is shown only here and only now.')
  await main.getByRole('button', { name: 'Show the temporary password' }).click()
  await expect(main.getByText(password, { exact: true })).toBeVisible()
  await main.getByRole('button', { name: 'Copy the temporary password' }).click()
  await expect(main).toContainText('Copied. It is cleared from the clipboard in 30 seconds.')
  expect(await desk.readClipboard()).toBe(password)
  await main.getByRole('button', { name: /^Done/ }).click()
  await expect(main.getByText(password)).toHaveCount(0)

  await page.getByRole('link', { name: 'History' }).click()
  await expect(page.getByRole('row').filter({ hasText: 'Added' })).toContainText('grace.hopper')
  expect(await page.content()).not.toContain(password)
})

test('the password is gone when the page was left', async ({ desk: { page } }) => {
  const form = await openAddForm(page)
  await form.text('Username').fill('edsger.dijkstra')
  await form.text('Email').fill('edsger.dijkstra@example.com')
  await form.radio('Do not send').check()
  await form.form.getByRole('button', { name: 'Generate a temporary password' }).click()
  await form.save.click()
  const main = page.getByRole('main')
  await expect(main).toContainText('The temporary password is shown only here and only now.')
  await page.getByRole('link', { name: 'Home' }).click()
  await page.goBack()
  await expect(form.save).toBeVisible()
  await expect(main).not.toContainText('The temporary password is shown only here')
})

test('Save and add another stays with an empty form', async ({ desk: { page } }) => {
  const form = await openAddForm(page)
  await form.text('Username').fill('alan.turing')
  await form.text('Email').fill('alan.turing@example.com')
  await form.saveAndAdd.click()
  await expect(page.getByRole('main')).toContainText(
    'The user “alan.turing” was added successfully. You may add another user below.',
  )
  await expect(form.text('Username')).toHaveValue('')
})

test('a username that exists is said at the field, and nothing is lost', async ({ desk: { page } }) => {
  const form = await openAddForm(page)
  const taken = nth(ordinaryUsers, 0).username
  await form.text('Username').fill(taken)
  await form.text('Email').fill('somebody.new@example.com')
  await form.save.click()
  await expect(form.text('Username')).toHaveAccessibleDescription(/already exists/)
  await expect(form.text('Username')).toBeFocused()
  await expect(page).toHaveTitle('Error: Add user | Poolkeeper')
  await expect(page.getByRole('main')).toContainText('UsernameExistsException')
  await expect(form.text('Email')).toHaveValue('somebody.new@example.com')
})

test('a password that misses the policy says what it lacks', async ({ desk: { page } }) => {
  const form = await openAddForm(page)
  await form.text('Username').fill('weak.password')
  await form.text('Email').fill('weak.password@example.com')
  await form.text('Temporary password').fill('short1')
  await form.save.click()
  await expect(form.text('Temporary password')).toHaveAccessibleDescription(
    /The pool asks for at least 10 characters, an upper-case letter, a symbol/,
  )
  await expect(form.text('Username')).toHaveValue('weak.password')
})

test('an invitation needs an address to go to', async ({ desk: { page } }) => {
  const form = await openAddForm(page)
  await form.text('Username').fill('no.address')
  await form.text('Email').fill('no.address@example.com')
  await form.radio('Send by SMS').check()
  await form.save.click()
  await expect(form.text('Phone number')).toHaveAccessibleDescription(
    /An invitation by SMS needs a phone number/,
  )
  await form.radio('Send by email and SMS').check()
  await form.text('Email').fill('')
  await form.save.click()
  await expect(form.text('Email')).toHaveAccessibleDescription(/needs an email address|required/)
})

test('what the pool never changes afterwards is asked at once', async ({ desk: { page } }) => {
  const form = await openAddForm(page)
  await form.text('Username').fill('gold.member')
  await form.text('Email').fill('gold.member@example.com')
  await form.text('Tier').fill('gold')
  await form.save.click()
  await expect(page.getByRole('main')).toContainText('was added successfully')
  await expect(form.text('Tier')).toHaveCount(0)
  await expect(form.form).toContainText('gold')
})

test('required fields say so', async ({ desk: { page } }) => {
  const form = await openAddForm(page)
  await form.save.click()
  await expect(form.text('Username')).toHaveAccessibleDescription(/This field is required/)
  await expect(form.text('Email')).toHaveAccessibleDescription(/required|needs an email address/)
  await expect(form.form).toContainText('Please correct the errors below.')
})
