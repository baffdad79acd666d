import { changeList } from './pages/change-list.ts'
import { named } from './pages/demo-pool.ts'
import { expect, goTo, test } from './pages/desk.ts'
import { stickingOut } from './pages/fitting.ts'
import { objectForm } from './pages/object-form.ts'

const alarms: string[] = []
test.beforeEach(({ desk: { page } }) => {
  alarms.length = 0
  page.on('dialog', (dialog) => {
    alarms.push(dialog.message())
    void dialog.dismiss()
  })
})
test.afterEach(() => expect(alarms).toEqual([]))

test('markup is text in lists, forms, messages and the history', async ({ desk: { page } }) => {
  const user = named('markup')
  const list = changeList(page, 'users')
  const form = objectForm(page, 'user')
  await list.open('q=markup')
  await expect(list.cell(list.row('markup'), 'display_name')).toHaveText(`<script>alert('name')</script>`)
  await form.open('users', user.sub)
  await expect(form.text('Given name')).toHaveValue('<b>Bold</b>')
  await form.text('Given name').fill('<img src=x onerror=alert(2)>')
  await form.saveAndContinue.click()
  await expect(page.getByRole('main')).toContainText('was changed successfully')
  await goTo(page, `/users/${user.sub}/history/`)
  await expect(page.getByRole('row').filter({ hasText: 'Given name' })).toContainText(
    '<img src=x onerror=alert(2)>',
  )
  await expect(page.locator('main img, main script, main b')).toHaveCount(0)
})

test('a search for markup is text', async ({ desk: { page } }) => {
  const list = changeList(page, 'users')
  await list.open()
  await list.searchBox.fill('<b>nobody</b>"\'')
  await expect(page.getByText('Nothing matches')).toBeVisible()
  await expect(page.locator('main b')).toHaveCount(0)
})

test('values that turn the direction of writing stay within themselves', async ({ desk: { page } }) => {
  const list = changeList(page, 'users')
  for (const username of ['right-to-left', 'bidi-override']) {
    await list.open(`q=${username}`)
    const name = list.cell(list.row(username), 'display_name').locator('bdi')
    await expect(name).toHaveCSS('unicode-bidi', 'isolate')
    const status = list.cell(list.row(username), 'status')
    const [left, right] = [await name.boundingBox(), await status.boundingBox()]
    expect((left?.x ?? 0) + (left?.width ?? 0)).toBeLessThanOrEqual(right?.x ?? 0)
  }
})

test('emoji and scripts of all kinds are kept as they are', async ({ desk: { page } }) => {
  const form = objectForm(page, 'user')
  const user = named('emoji')
  const greeting = '👩‍👩‍👧‍👦 Ǆ ﷽ नमस्ते ‏שלום‏ 𝔘𝔫𝔦'
  await form.open('users', user.sub)
  await expect(form.text('Full name')).toHaveValue(user.attributes.name ?? '')
  await form.text('Nickname').fill(greeting)
  await form.saveAndContinue.click()
  await expect(page.getByRole('main')).toContainText('was changed successfully')
  await page.reload()
  await expect(form.text('Nickname')).toHaveValue(greeting)
})

test('2,048 characters fit, in the form and in the history', async ({ desk: { page } }) => {
  const form = objectForm(page, 'user')
  const user = named('long-note')
  const note = '0123456789abcdef'.repeat(128)
  await form.open('users', user.sub)
  await form.text('Notes').fill(note)
  await form.saveAndContinue.click()
  await expect(page.getByRole('main')).toContainText('was changed successfully')
  await page.setViewportSize({ width: 800, height: 600 })
  await goTo(page, `/users/${user.sub}/history/`)
  const entry = page.getByRole('row').filter({ hasText: 'Notes' })
  await entry
    .getByRole('button', { name: /^Show all/ })
    .last()
    .click()
  await expect(entry).toContainText(note)
  expect(await stickingOut(page)).toBeLessThanOrEqual(0)
})
