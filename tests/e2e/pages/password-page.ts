import { expect, type Page } from '@playwright/test'
import { goTo } from './desk.ts'

/** The page on which support helps somebody to sign in again. */
export function passwordPage(page: Page) {
  const now = page.getByRole('region', { name: 'The user now' })
  return {
    now,
    card: (label: string) => {
      const card = page.getByRole('region', { name: label, exact: true })
      return {
        card,
        password: card.getByRole('textbox'),
        go: card.getByRole('button', { name: label, exact: true }),
        button: (name: string) => card.getByRole('button', { name, exact: true }),
      }
    },
    open: async (sub: string) => {
      await goTo(page, `/users/${sub}/password/`)
      await expect(now).toHaveAttribute('aria-busy', 'false')
    },
  }
}
