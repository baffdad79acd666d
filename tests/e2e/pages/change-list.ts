import { expect, type Locator, type Page } from '@playwright/test'
import type { ModelName } from '../../../shared/admin/model-name.ts'
import { registry } from '../../../shared/admin/registry.ts'
import { goTo } from './desk.ts'

/** A model's list, by what it says to whoever uses it. */
export function changeList(page: Page, model: ModelName) {
  const admin = registry[model]
  const table = page.getByRole('table', { name: admin.labelPlural })
  const rows = table.getByRole('row').filter({ has: page.getByRole('rowheader') })
  const filters = page.getByRole('complementary', { name: 'Filter' })
  const actions = page.getByRole('form', { name: 'Actions' })
  const row = (label: string) => rows.filter({ has: page.getByRole('link', { name: label, exact: true }) })
  const column = (field: string) => admin.listDisplay.indexOf(field)
  const section = (title: string) =>
    filters.getByRole('group').filter({ has: page.getByRole('heading', { name: title, exact: true }) })
  return {
    table,
    rows,
    filters,
    actions,
    row,
    section,
    /** The cell of a row in a column, the first column being the row's header. */
    cell: (within: Locator, field: string) =>
      column(field) === 0
        ? within.getByRole('rowheader')
        : within.getByRole('cell').nth(column(field) - (actionsOffered(model) ? 0 : 1)),
    header: (label: string) => table.getByRole('columnheader', { name: new RegExp(`^${label}`) }),
    searchBox: page.getByRole('searchbox', { name: admin.searchHelp }),
    /** "12 results (2,000 total)" */
    resultCount: page.getByRole('search').getByRole('status'),
    pages: page.getByRole('navigation', { name: 'Pages' }),
    selectionCount: actions.getByRole('status'),
    option: (title: string, label: string) =>
      section(title).getByRole('link', { name: new RegExp(`^${label}(\\s|\\d|$)`) }),
    open: async (query = '') => {
      await goTo(page, `/${model}/${query === '' ? '' : `?${query}`}`)
      await expect(table).toHaveAttribute('aria-busy', 'false')
    },
    select: (label: string) => page.getByRole('checkbox', { name: `Select ${label}`, exact: true }),
    selectPage: page.getByRole('checkbox', { name: 'Select all on this page' }),
    /** Chooses an action for what is selected, and goes. */
    act: async (label: string) => {
      await actions.getByLabel('Action:').selectOption({ label })
      await actions.getByRole('button', { name: 'Go' }).click()
    },
    /** A column's texts from top to bottom. */
    texts: async (field: string): Promise<string[]> => {
      await expect(table).toHaveAttribute('aria-busy', 'false')
      return await rows.evaluateAll(
        (drawn, position) => drawn.map((one) => one.children[position]?.textContent ?? ''),
        column(field) + (actionsOffered(model) ? 1 : 0),
      )
    },
  }
}

/** A list with actions begins with a column of checkboxes. */
function actionsOffered(model: ModelName): boolean {
  const admin = registry[model]
  return admin.can.delete || admin.actions.some(({ bulk }) => bulk)
}
