import { describe, expect, it } from 'vitest'
import { createJournal } from '../../../electron/simulator/transport/journal.ts'

describe('the journal', () => {
  it('counts every call, and remembers the latest ones', () => {
    const { calls, record } = createJournal()
    for (let call = 0; call < 250_000; call += 1) record('ListUsers')
    record('GetUser')
    expect(calls.total()).toBe(250_001)
    expect(calls.of('ListUsers')).toBe(250_000)
    expect(calls.operations().at(-1)).toBe('GetUser')
    expect(calls.operations().length).toBeLessThanOrEqual(200_000)
    expect(calls.operations().length).toBeGreaterThanOrEqual(100_000)
    calls.reset()
    expect({ total: calls.total(), operations: calls.operations() }).toEqual({ total: 0, operations: [] })
  })
})
