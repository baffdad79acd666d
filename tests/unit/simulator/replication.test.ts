import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Replication } from '../../../electron/simulator/pool/replication.ts'

function drivenReplication(delayMs: number) {
  const clock = { now: 1000 }
  const replication = new Replication(() => clock.now)
  replication.delayMs = delayMs
  const arrived: string[] = []
  return { clock, replication, arrived, write: (name: string) => replication.send(() => arrived.push(name)) }
}

describe('Replication', () => {
  it('lets writes through at once without a delay', () => {
    const { write, arrived } = drivenReplication(0)
    write('a')
    expect(arrived).toEqual(['a'])
  })

  it('lets a write through when it is as old as the delay', () => {
    const { clock, replication, write, arrived } = drivenReplication(100)
    write('a')
    clock.now += 60
    write('b')
    clock.now += 39
    replication.arrive()
    expect(arrived).toEqual([])
    clock.now += 1
    replication.arrive()
    expect(arrived).toEqual(['a'])
    clock.now += 60
    replication.arrive()
    expect(arrived).toEqual(['a', 'b'])
  })

  it('lets those under way through when the delay is taken away', () => {
    const { replication, write, arrived } = drivenReplication(100)
    write('a')
    replication.delayMs = 0
    write('b')
    expect(arrived).toEqual(['a', 'b'])
  })

  it('keeps the order of writes, whatever the clock and the delay do', () => {
    const step = fc.record({
      passes: fc.integer({ min: -50, max: 200 }),
      delayMs: fc.integer({ min: 0, max: 150 }),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 50, size: 'max' }), (steps) => {
        const { clock, replication, write, arrived } = drivenReplication(0)
        for (const [number, { passes, delayMs }] of steps.entries()) {
          clock.now += passes
          replication.delayMs = delayMs
          write(String(number))
          replication.arrive()
        }
        expect(arrived).toEqual(steps.map((_, number) => String(number)).slice(0, arrived.length))
        replication.delayMs = 0
        replication.arrive()
        expect(arrived).toHaveLength(steps.length)
      }),
    )
  })
})
