import { expect, type Page } from '@playwright/test'
import { connectionIdSchema } from '../../../shared/domain/connection.ts'
import { callBridge } from './bridge.ts'
import { goTo } from './desk.ts'
import { objectForm } from './object-form.ts'

export type Entered = {
  readonly name: string
  readonly region: string
  readonly userPoolId: string
  readonly endpoint: string
  readonly environment?: 'Production' | 'Staging' | 'Development'
}

/** Keys that open nothing, in the form of real ones. */
export const madeUpKeys = { id: 'AKIAMADEUPKEYFORTEST', secret: 'made-up/secret+of+nobody' }

/** Fills the form of a connection with access keys that are kept until the console is closed. */
export async function fillConnection(page: Page, entered: Entered) {
  const form = objectForm(page, 'connection')
  await goTo(page, '/connections/add/')
  await form.text('Name').fill(entered.name)
  await form.radio(entered.environment ?? 'Development').check()
  await form.radio('Access keys in the keychain').check()
  await form.text('Access key ID').fill(madeUpKeys.id)
  await form.text('Secret access key').fill(madeUpKeys.secret)
  await form.choice('Keep the keys').selectOption({ label: 'Until the console is closed' })
  await form.text('Region').fill(entered.region)
  await form.text('User pool ID').fill(entered.userPoolId)
  await form.text('Endpoint').fill(entered.endpoint)
  return form
}

/** Saves a connection and opens it, as the message after saving offers. */
export async function connect(page: Page, entered: Entered): Promise<void> {
  const form = await fillConnection(page, entered)
  await form.save.click()
  const main = page.getByRole('main')
  await expect(main).toContainText(`The connection “${entered.name}” was added successfully.`)
  await main.getByRole('button', { name: `Open ${entered.name}` }).click()
  await expect(page.getByRole('button', { name: /^Connection:/ })).toContainText(entered.name)
}

/** Back to the demo pool, and without the connections that a test made. */
export async function disconnect(page: Page): Promise<void> {
  await callBridge(page, 'openConnection', { id: connectionIdSchema.parse('demo') })
  const query = { search: '', ordering: [], filters: [], page: 1, all: true }
  const { rows } = await callBridge(page, 'list', { model: 'connections', connection: null, query })
  const ids = rows.map(({ id }) => id).filter((id) => id !== 'demo')
  if (ids.length === 0) return
  await callBridge(page, 'delete', {
    model: 'connections',
    connection: null,
    selection: { kind: 'ids', ids },
  })
}

/** Chooses another connection at the top of the window. */
export async function switchTo(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /^Connection:/ }).click()
  await page.getByRole('button', { name: new RegExp(`^${name}`) }).click()
  await expect(page.getByRole('button', { name: /^Connection:/ })).toContainText(name)
}
