import { describe, expect, it } from 'vitest'
import { initialParameters, missingParameters } from '../../../renderer/admin/changelist/action-parameters.ts'
import {
  filterInWords,
  filtersBesideFacets,
  isChosen,
  withFieldFilters,
} from '../../../renderer/admin/changelist/filters.ts'
import type { Facet } from '../../../shared/admin/facets.ts'
import type { ListFilter, Lookup } from '../../../shared/admin/list-query.ts'
import { usersAdmin } from '../../../shared/admin/models/users.ts'

const filter = (field: string, value: string, lookup: Lookup = 'exact'): ListFilter => ({
  field,
  lookup,
  value,
})
const all = { label: 'All', filters: [], count: null }
const yes = { label: 'Yes', filters: [filter('enabled', '1')], count: null }
const month = {
  label: 'This month',
  filters: [filter('created_at', '2026-11-01', 'gte'), filter('created_at', '2026-12-01', 'lt')],
  count: null,
}
const facets: Facet[] = [
  { field: 'enabled', options: [all, yes] },
  { field: 'created_at', options: [all, month] },
]

describe('an option of the sidebar', () => {
  it('is chosen when the address asks for exactly that', () => {
    expect(isChosen([filter('enabled', '1')], 'enabled', yes)).toBe(true)
    expect(isChosen([filter('enabled', '0')], 'enabled', yes)).toBe(false)
    expect(isChosen(month.filters.toReversed(), 'created_at', month)).toBe(true)
    expect(isChosen(month.filters.slice(0, 1), 'created_at', month)).toBe(false)
  })

  it('“All” is chosen when nothing is asked of its field', () => {
    expect(isChosen([filter('status', 'CONFIRMED')], 'enabled', all)).toBe(true)
    expect(isChosen([filter('enabled', '1')], 'enabled', all)).toBe(false)
  })

  it('replaces what was asked of its field and leaves the others', () => {
    const before = [filter('status', 'CONFIRMED'), filter('enabled', '0')]
    expect(withFieldFilters(before, 'enabled', yes.filters)).toEqual([
      filter('status', 'CONFIRMED'),
      filter('enabled', '1'),
    ])
    expect(withFieldFilters(before, 'enabled', [])).toEqual([filter('status', 'CONFIRMED')])
  })
})

describe('filters that the sidebar cannot show', () => {
  const beside = [filter('email', 'ada@example.com'), filter('created_at', '2026-11-05', 'gte')]

  it('are those without a section or an option', () => {
    expect(filtersBesideFacets([...beside, filter('enabled', '1')], facets)).toEqual(beside)
  })

  it('wait for the sidebar', () => {
    expect(filtersBesideFacets(beside, undefined)).toEqual([])
  })

  it('are put in words', () => {
    expect(filterInWords(usersAdmin, filter('email', 'ada@example.com'))).toBe('Email is ada@example.com')
    expect(filterInWords(usersAdmin, filter('status', 'FORCE_CHANGE_PASSWORD'))).toBe(
      'Status is Must change password',
    )
    expect(filterInWords(usersAdmin, filter('email', '1', 'isnull'))).toBe('Email is empty')
    expect(filterInWords(usersAdmin, filter('email', '0', 'isnull'))).toBe('Email is not empty')
    expect(filterInWords(usersAdmin, filter('enabled', '0'))).toBe('Enabled is no')
  })
})

describe('the parameters of an action', () => {
  const action = usersAdmin.actions.find(({ name }) => name === 'remove_from_group')
  if (action === undefined) throw new Error('Users have no action remove_from_group.')

  it('start with the group the list is filtered by', () => {
    expect(initialParameters(usersAdmin, action, [filter('groups', 'staff')])).toEqual({ group: 'staff' })
    expect(initialParameters(usersAdmin, action, [filter('status', 'CONFIRMED')])).toEqual({ group: '' })
  })

  it('that are required and empty are named', () => {
    expect(missingParameters(action, { group: '' })).toEqual(['group'])
    expect(missingParameters(action, { group: 'staff' })).toEqual([])
  })
})
