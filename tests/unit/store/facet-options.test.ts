import { describe, expect, it } from 'vitest'
import { facetOptions } from '../../../electron/backend/store/facet-options.ts'
import { fieldOf } from '../../../shared/admin/model-admin.ts'
import { usersAdmin } from '../../../shared/admin/models/users.ts'
import { filterProblem } from '../../../shared/admin/query.ts'

const now = new Date(2026, 2, 5, 14, 30)

function options(name: string, related: string[] = []) {
  const field = fieldOf(usersAdmin, name)
  if (field === undefined) throw new Error(`No field ${name}.`)
  return facetOptions(field, related, now)
}

function instant(year: number, month: number, day: number): string {
  return new Date(year, month, day).toISOString()
}

describe('facetOptions', () => {
  it('offers All, Yes and No for a boolean', () => {
    expect(options('enabled')).toEqual([
      { label: 'All', filters: [] },
      { label: 'Yes', filters: [{ field: 'enabled', lookup: 'exact', value: '1' }] },
      { label: 'No', filters: [{ field: 'enabled', lookup: 'exact', value: '0' }] },
    ])
  })

  it('offers each choice by its label', () => {
    expect(options('status').map(({ label }) => label)).toEqual([
      'All',
      'Confirmed',
      'Must change password',
      'Unconfirmed',
      'Reset required',
      'External provider',
      'Archived',
      'Compromised',
      'Unknown',
    ])
  })

  it('offers each group, and Empty for users without any', () => {
    expect(options('groups', ['admins', 'staff'])).toEqual([
      { label: 'All', filters: [] },
      { label: 'admins', filters: [{ field: 'groups', lookup: 'exact', value: 'admins' }] },
      { label: 'staff', filters: [{ field: 'groups', lookup: 'exact', value: 'staff' }] },
      { label: 'Empty', filters: [{ field: 'groups', lookup: 'isnull', value: '1' }] },
    ])
  })

  it('bounds the ranges of a time by midnight here', () => {
    const ranges = options('created_at').map(({ label, filters }) => [
      label,
      ...filters.map(({ value }) => value),
    ])
    expect(ranges).toEqual([
      ['Any date'],
      ['Today', instant(2026, 2, 5), instant(2026, 2, 6)],
      ['Past 7 days', instant(2026, 1, 26), instant(2026, 2, 6)],
      ['This month', instant(2026, 2, 1), instant(2026, 3, 1)],
      ['This year', instant(2026, 0, 1), instant(2027, 0, 1)],
    ])
  })

  it('offers only filters that the declaration allows', () => {
    const filters = usersAdmin.listFilter.flatMap((name) =>
      options(name, ['staff']).flatMap((option) => option.filters),
    )
    expect(filters.length).toBeGreaterThan(15)
    for (const filter of filters) expect(filterProblem(usersAdmin, filter)).toBeNull()
  })
})
