import { describe, expect, it } from 'vitest'
import {
  emptySelection,
  selectEverything,
  selectedIds,
  togglePage,
  toggleRow,
} from '../../../renderer/admin/changelist/selection.ts'

const page = ['a', 'b', 'c', 'd', 'e']
const none = emptySelection('list')

describe('the selection of a list', () => {
  it('takes a row on and off', () => {
    const one = toggleRow(none, page, 'b', false)
    expect(selectedIds(one, page)).toEqual(['b'])
    expect(selectedIds(toggleRow(one, page, 'b', false), page)).toEqual([])
  })

  it('takes all from the row clicked before with shift, in either direction', () => {
    const from = toggleRow(none, page, 'd', false)
    expect(selectedIds(toggleRow(from, page, 'b', true), page)).toEqual(['b', 'c', 'd'])
    expect(selectedIds(toggleRow(from, page, 'e', true), page)).toEqual(['d', 'e'])
  })

  it('takes a range off as well', () => {
    const whole = togglePage(none, page, true)
    const from = toggleRow(whole, page, 'b', false)
    expect(selectedIds(toggleRow(from, page, 'd', true), page)).toEqual(['a', 'e'])
  })

  it('takes only the row when the one before is no longer on the page', () => {
    const from = toggleRow(none, ['x', ...page], 'x', false)
    expect(selectedIds(toggleRow(from, page, 'c', true), page)).toEqual(['c'])
  })

  it('never counts a row that went out of sight', () => {
    const two = toggleRow(toggleRow(none, page, 'a', false), page, 'b', false)
    expect(selectedIds(two, ['b', 'c'])).toEqual(['b'])
  })

  it('of everything ends with the first row that is taken off', () => {
    const everything = selectEverything(none, page)
    expect(everything.everything).toBe(true)
    const fewer = toggleRow(everything, page, 'c', false)
    expect(fewer.everything).toBe(false)
    expect(selectedIds(fewer, page)).toEqual(['a', 'b', 'd', 'e'])
  })
})
