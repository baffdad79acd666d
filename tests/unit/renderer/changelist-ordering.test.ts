import { describe, expect, it } from 'vitest'
import {
  columnOrder,
  withFlipped,
  withoutColumn,
  withPrimary,
} from '../../../renderer/admin/changelist/ordering.ts'
import { usersAdmin } from '../../../shared/admin/models/users.ts'

const up = (field: string) => ({ field, descending: false })
const down = (field: string) => ({ field, descending: true })

describe('a click on a header', () => {
  it('sorts by a column that did not sort, ascending', () => {
    expect(withPrimary(usersAdmin, [], 'username')).toEqual([up('username')])
  })

  it('puts the column before those that sorted already', () => {
    expect(withPrimary(usersAdmin, [down('email')], 'username')).toEqual([up('username'), down('email')])
  })

  it('flips a column that sorts, and puts it first', () => {
    expect(withPrimary(usersAdmin, [up('email'), up('username')], 'username')).toEqual([
      down('username'),
      up('email'),
    ])
  })

  it('flips the model’s own ordering too', () => {
    expect(withPrimary(usersAdmin, [], 'created_at')).toEqual([up('created_at')])
  })
})

describe('a header that sorts', () => {
  it('says with which priority, and which way', () => {
    const ordering = [down('email'), up('username')]
    expect(columnOrder(usersAdmin, ordering, 'username')).toEqual({
      descending: false,
      priority: 2,
      of: 2,
      asked: true,
    })
    expect(columnOrder(usersAdmin, ordering, 'created_at')).toBeNull()
  })

  it('shows the model’s own ordering, which cannot be removed', () => {
    expect(columnOrder(usersAdmin, [], 'created_at')).toEqual({
      descending: true,
      priority: 1,
      of: 1,
      asked: false,
    })
  })

  it('toggles where it stands', () => {
    expect(withFlipped(usersAdmin, [down('email'), up('username')], 'username')).toEqual([
      down('email'),
      down('username'),
    ])
    expect(withFlipped(usersAdmin, [], 'created_at')).toEqual([up('created_at')])
  })

  it('can be removed without touching the others', () => {
    expect(withoutColumn([down('email'), up('username')], 'email')).toEqual([up('username')])
  })
})
