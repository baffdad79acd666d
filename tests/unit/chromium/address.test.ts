import { expect, test } from 'vitest'
import { toOwnAddress, toOwnOrigin, toPrivateAddress } from '../../../electron/chromium/address.ts'

const schemes = new Set(['app'])

test.each([
  ['app://poolkeeper/index.html', 'https://poolkeeper.app.invalid/index.html'],
  ['app://poolkeeper/a/b.js?v=1#/users/?q=x', 'https://poolkeeper.app.invalid/a/b.js?v=1#/users/?q=x'],
])('%s is private, and comes back', (own, hidden) => {
  expect(toPrivateAddress(own, schemes)).toBe(hidden)
  expect(toOwnAddress(hidden, schemes)).toBe(own)
  expect(toOwnOrigin(hidden, schemes)).toBe('app://poolkeeper')
})

test.each([
  'https://poolkeeper.app.invalid.example.org/',
  'https://example.org/poolkeeper.app.invalid',
  'http://poolkeeper.app.invalid/',
  'https://poolkeeper.app.invalid:8443/',
  'https://user@poolkeeper.app.invalid/',
  'https://app.invalid/',
  'https://poolkeeper.other.invalid/',
  'https://xapp.invalid/',
])('%s is not ours', (address) => {
  expect(toOwnAddress(address, schemes)).toBe(address)
  expect(toOwnOrigin(address, schemes)).not.toContain('app://')
})

test.each(['about:blank', 'data:text/html,x', 'blob:null/x', ''])('%s has no origin of ours', (address) => {
  expect(toOwnAddress(address, schemes)).toBe(address)
  expect(toOwnOrigin(address, schemes)).toBe('null')
})

test('an address that is not of a custom scheme stays as it is', () => {
  expect(toPrivateAddress('https://example.org/x', schemes)).toBe('https://example.org/x')
  expect(toPrivateAddress('other://poolkeeper/x', schemes)).toBe('other://poolkeeper/x')
})
