import fc from 'fast-check'
import { matchPath } from 'react-router'
import { describe, expect, it } from 'vitest'
import {
  changeAddress,
  hasReadableId,
  historyAddress,
  listStateParameter,
  objectIdOf,
} from '../../../renderer/admin/addresses.ts'

describe('the address of an object', () => {
  it('gives back the id it was made of, whatever the id', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (id) => {
        const address = changeAddress('groups', id)
        expect(objectIdOf(address)).toBe(id)
        expect(matchPath('/:model/:id/change', address)).not.toBeNull()
      }),
    )
  })

  it.each(['.', '..', 'a/b', '%2F', '50 %', '?q=1', '#', 'Partner*innen'])('holds the id %s', (id) => {
    const window = new URL(`#${changeAddress('groups', id)}`, 'https://console.test/')
    expect(objectIdOf(window.hash.slice(1))).toBe(id)
  })

  it('keeps the list it was opened from', () => {
    const address = historyAddress('users', 'x', 'q=garcia&p=2')
    const parameters = new URLSearchParams(address.slice(address.indexOf('?')))
    expect(parameters.get(listStateParameter)).toBe('q=garcia&p=2')
  })

  it('is known to be broken when it ends in half an escape', () => {
    expect(hasReadableId('/users/a%zz/change/')).toBe(false)
    expect(hasReadableId('/users/a%20b/change/')).toBe(true)
    expect(hasReadableId('/users/')).toBe(true)
  })
})
