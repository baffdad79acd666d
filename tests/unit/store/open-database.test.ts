import { describe, expect, it } from 'vitest'
import { assertVersion } from '../../../electron/backend/store/open-database.ts'

describe('assertVersion', () => {
  it.each(['3.51.3', '3.51.10', '3.52.0', '3.54.1', '4.0.0'])('accepts SQLite %s', (version) => {
    expect(() => assertVersion(version)).not.toThrow()
  })

  it.each(['3.51.2', '3.51', '3.50.9', '3.9.99', '2.99.99'])('refuses SQLite %s', (version) => {
    expect(() => assertVersion(version)).toThrow('is too old')
  })
})
