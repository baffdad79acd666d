import { expect, type Page } from '@playwright/test'
import { goTo } from './desk.ts'

/** The form of an object, by the names its inputs have for whoever cannot see them. */
export function objectForm(
  page: Page,
  label: 'user' | 'group' | 'connection' | 'sync run' | 'departed user',
) {
  const form = page.getByRole('form', { name: label, exact: true })
  const text = (name: string) => form.getByRole('textbox', { name, exact: true })
  const button = (name: string) => form.getByRole('button', { name, exact: true })
  return {
    form,
    text,
    toggle: (name: string) => form.getByRole('checkbox', { name, exact: true }),
    choice: (name: string) => form.getByRole('combobox', { name, exact: true }),
    radio: (name: string) => form.getByRole('radio', { name, exact: true }),
    save: button('Save'),
    saveAndAdd: button('Save and add another'),
    saveAndContinue: button('Save and continue editing'),
    delete: form.getByRole('link', { name: 'Delete', exact: true }),
    /** Opens an object's form by its address. */
    open: async (model: string, id: string, listState = '') => {
      const kept = listState === '' ? '' : `?_changelist_filters=${encodeURIComponent(listState)}`
      await goTo(page, `/${model}/${encodeURIComponent(id)}/change/${kept}`)
      await expect(button('Save')).toBeEnabled()
    },
    /** What a field shows that cannot be typed into, with its label and help. */
    fixed: (name: string) =>
      form
        .locator('.field-row')
        .filter({ has: page.locator('.field-label').getByText(name, { exact: true }) }),
    /** One side of a dual list. */
    side: (title: string) => {
      const list = form.getByRole('listbox', { name: new RegExp(`^${title} \\(`) })
      return { list, option: (name: string) => list.getByRole('option', { name, exact: true }) }
    },
  }
}
