import type { UserStatus } from '../../shared/domain/user.ts'
import { type DemoUser, demoUsers, nth, ordinaryUsers } from './pages/demo-pool.ts'
import { expect, goTo, type Page, test } from './pages/desk.ts'
import { passwordPage } from './pages/password-page.ts'

const cards = [
  'Set temporary password',
  'Set permanent password',
  'Send reset code',
  'Resend invitation',
  'Confirm sign-up',
  'Sign out everywhere',
]

/** What Cognito would refuse in each state, and what the card says instead. */
const off: Record<UserStatus, Partial<Record<(typeof cards)[number], RegExp>>> = {
  CONFIRMED: {
    'Resend invitation': /temporary password can be invited again/,
    'Confirm sign-up': /Only an unconfirmed sign-up/,
  },
  FORCE_CHANGE_PASSWORD: {
    'Send reset code': /still has a temporary password\. Resend the invitation or set a password/,
    'Confirm sign-up': /Only an unconfirmed sign-up/,
  },
  UNCONFIRMED: {
    'Send reset code': /not confirmed yet\. Confirm the sign-up first/,
    'Resend invitation': /temporary password can be invited again/,
  },
  RESET_REQUIRED: {
    'Resend invitation': /temporary password can be invited again/,
    'Confirm sign-up': /Only an unconfirmed sign-up/,
  },
  EXTERNAL_PROVIDER: {
    'Set temporary password': /another identity provider/,
    'Set permanent password': /another identity provider/,
    'Send reset code': /another identity provider/,
    'Resend invitation': /temporary password can be invited again/,
    'Confirm sign-up': /Only an unconfirmed sign-up/,
  },
  ARCHIVED: {
    'Resend invitation': /temporary password can be invited again/,
    'Confirm sign-up': /Only an unconfirmed sign-up/,
  },
  COMPROMISED: {
    'Resend invitation': /temporary password can be invited again/,
    'Confirm sign-up': /Only an unconfirmed sign-up/,
  },
  UNKNOWN: {
    'Resend invitation': /temporary password can be invited again/,
    'Confirm sign-up': /Only an unconfirmed sign-up/,
  },
}

const inState = (status: UserStatus): DemoUser[] =>
  demoUsers.filter((user) => user.status === status && user.enabled)

async function passwordShown(page: Page): Promise<boolean> {
  return await page.evaluate(
    () => document.body.innerHTML.length > 0 && document.querySelector('code.given-password-text') !== null,
  )
}

for (const [status, refusals] of Object.entries(off)) {
  test(`a user in the state ${status} is offered what Cognito would do`, async ({ desk: { page } }) => {
    const user = demoUsers.find((candidate) => candidate.status === status && candidate.enabled)
    test.skip(user === undefined, `No enabled demo user is ${status}.`)
    const support = passwordPage(page)
    await support.open(user?.sub ?? '')
    for (const label of cards) {
      const { card, go } = support.card(label)
      const reason = refusals[label]
      if (reason === undefined) {
        await expect(go, label).toBeEnabled()
        await expect(go, label).toHaveAccessibleDescription(/./)
        continue
      }
      await expect(go, label).toBeDisabled()
      await expect(go, label).toHaveAccessibleDescription(reason)
      await expect(card).toContainText('Not possible now:')
    }
  })
}

test('a disabled user cannot be sent a code, and can be enabled here', async ({ desk: { page } }) => {
  const user = nth(
    demoUsers.filter(({ status, enabled }) => status === 'CONFIRMED' && !enabled),
    0,
  )
  const support = passwordPage(page)
  await support.open(user.sub)
  await expect(support.card('Send reset code').go).toHaveAccessibleDescription(/The user is disabled/)
  await support.card('Enable').go.click()
  await expect(page.getByRole('main')).toContainText('1 user enabled.')
  await expect(support.card('Send reset code').go).toBeEnabled()
})

test('the form of a user leads here and back', async ({ desk: { page } }) => {
  const user = nth(ordinaryUsers, 0)
  await goTo(page, `/users/${user.sub}/change/`)
  await page.getByRole('link', { name: 'Password', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Password and sign-in' })).toBeVisible()
  await expect(passwordPage(page).now).toContainText(user.attributes.email ?? '')
  await page.getByRole('link', { name: 'Back to the user' }).click()
  await expect(page.getByRole('heading', { name: 'Change user' })).toBeVisible()
})

test('a generated temporary password meets the policy, is shown once, and is nowhere afterwards', async ({
  desk,
}) => {
  const { page } = desk
  const user = nth(ordinaryUsers, 1)
  const support = passwordPage(page)
  await support.open(user.sub)
  const { card, password, go, button } = support.card('Set temporary password')
  await expect(card).toContainText('must then choose a new one. Nothing is sent')
  await password.fill('short')
  await go.click()
  await expect(password).toHaveAccessibleDescription(/The pool asks for at least 10 characters/)
  await expect(support.now).toContainText('Confirmed')

  await button('Generate a temporary password').click()
  await expect(password).not.toHaveValue('short')
  const generated = await password.inputValue()
  expect(generated.length).toBeGreaterThanOrEqual(10)
  const policy = card.getByRole('list', { name: 'What the pool asks of a password' })
  await expect(policy.getByRole('listitem').filter({ hasText: 'Missing:' })).toHaveCount(0)
  await go.click()

  const main = page.getByRole('main')
  await expect(main).toContainText(`Temporary password of ${user.username} set.`)
  await expect(support.now).toContainText('Must change password')
  await expect(password).toHaveValue('')
  await expect(main.getByText(generated)).toHaveCount(0)
  await card.getByRole('button', { name: 'Show the temporary password' }).first().click()
  await expect(card.getByText(generated, { exact: true })).toBeVisible()
  await card.getByRole('button', { name: 'Copy the temporary password' }).first().click()
  await expect(card).toContainText('Copied. It is cleared from the clipboard in 30 seconds.')
  expect(await desk.readClipboard()).toBe(generated)
  await card.getByRole('button', { name: /^Done/ }).click()
  expect(await passwordShown(page)).toBe(false)
  expect(await page.content()).not.toContain(generated)

  await goTo(page, `/users/${user.sub}/history/`)
  await expect(page.getByRole('row').filter({ hasText: 'Set temporary password' })).toContainText('Done')
  expect(await page.content()).not.toContain(generated)
})

test('sets a permanent password', async ({ desk: { page } }) => {
  const user = nth(inState('FORCE_CHANGE_PASSWORD'), 0)
  const support = passwordPage(page)
  await support.open(user.sub)
  const { card, password, go } = support.card('Set permanent password')
  await go.click()
  await expect(password).toHaveAccessibleDescription(/This field is required/)
  await password.fill('Correct-Horse-7-Battery')
  await go.click()
  await expect(page.getByRole('main')).toContainText(`Permanent password of ${user.username} set.`)
  await expect(support.now).toContainText('Confirmed')
  await expect(card).toContainText('is shown only here and only now')

  // The pool looks back on the last passwords: Cognito's own words are shown.
  await password.fill('Correct-Horse-7-Battery')
  await go.click()
  await expect(card.getByRole('alert')).toContainText('PasswordHistoryPolicyViolationException')
  await expect(card.getByRole('alert')).toContainText('Request ID')
})

test('sends a reset code after asking', async ({ desk: { page } }) => {
  const user = nth(ordinaryUsers, 2)
  const support = passwordPage(page)
  await support.open(user.sub)
  const { card, go, button } = support.card('Send reset code')
  await expect(card).toContainText('The present password stops working.')
  await go.click()
  await expect(card).toContainText('Are you sure?')
  await button('No').click()
  await expect(support.now).toContainText('Confirmed')
  await go.click()
  await button('Yes, send reset code').click()
  await expect(page.getByRole('main')).toContainText('Reset code sent to 1 user.')
  await expect(support.now).toContainText('Reset required')
})

test('a code that reaches nobody is refused in Cognito’s words', async ({ desk: { page } }) => {
  const user = nth(
    demoUsers.filter(
      ({ status, enabled, attributes }) =>
        status === 'CONFIRMED' &&
        enabled &&
        attributes.email_verified !== 'true' &&
        attributes.phone_number_verified !== 'true',
    ),
    0,
  )
  const support = passwordPage(page)
  await support.open(user.sub)
  await expect(support.now).toContainText('not verified')
  const { card, go, button } = support.card('Send reset code')
  await go.click()
  await button('Yes, send reset code').click()
  await expect(card.getByRole('alert')).toContainText('no registered/verified email or phone_number')
  await expect(card.getByRole('alert')).toContainText('InvalidParameterException')
  await expect(support.now).toContainText('Confirmed')
})

test('resends an invitation', async ({ desk: { page } }) => {
  const user = nth(inState('FORCE_CHANGE_PASSWORD'), 1)
  const support = passwordPage(page)
  await support.open(user.sub)
  const { card, go } = support.card('Resend invitation')
  await expect(card.getByRole('radio', { name: 'Email', exact: true })).toBeChecked()
  await go.click()
  await expect(page.getByRole('main')).toContainText(`Invitation sent to ${user.username} again.`)
})

test('signs a user out everywhere after asking', async ({ desk: { page } }) => {
  const user = nth(ordinaryUsers, 3)
  const support = passwordPage(page)
  await support.open(user.sub)
  const { card, go, button } = support.card('Sign out everywhere')
  await expect(card).toContainText('All refresh tokens are revoked.')
  await go.click()
  await button('Yes, sign out everywhere').click()
  await expect(page.getByRole('main')).toContainText('1 user signed out everywhere.')
})

test('confirms a sign-up', async ({ desk: { page } }) => {
  const user = nth(inState('UNCONFIRMED'), 0)
  const support = passwordPage(page)
  await support.open(user.sub)
  await support.card('Confirm sign-up').go.click()
  await expect(page.getByRole('main')).toContainText(`Sign-up of ${user.username} confirmed.`)
  await expect(support.now).toContainText('Confirmed')
  await expect(support.card('Confirm sign-up').go).toBeDisabled()
  await expect(support.card('Send reset code').go).toBeEnabled()
})
