import { describe, expect, it } from 'vitest'
import { createRandom } from '../../../electron/simulator/random.ts'
import { sampleLatency } from '../../../electron/simulator/transport/latency.ts'

describe('latency', () => {
  it('is what it is set to', () => {
    expect(sampleLatency(40, createRandom(1, 1))).toBe(40)
  })

  it('is spread so that the percentiles come out', () => {
    const random = createRandom(1, 1)
    const samples = Array.from({ length: 20_000 }, () => sampleLatency({ p50: 80, p95: 300 }, random))
    samples.sort((left, right) => left - right)
    expect(samples[10_000]).toBeGreaterThan(76)
    expect(samples[10_000]).toBeLessThan(84)
    expect(samples[19_000]).toBeGreaterThan(280)
    expect(samples[19_000]).toBeLessThan(320)
    expect(samples[0]).toBeGreaterThan(0)
  })
})
