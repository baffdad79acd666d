import type { Random } from '../random.ts'

/** How long an answer takes, in milliseconds: always the same, or log-normal through two percentiles. */
export type Latency = number | { readonly p50: number; readonly p95: number }

/** z-score of the 95th percentile of a normal distribution. */
const z95 = 1.6449

export function sampleLatency(latency: Latency, random: Random): number {
  if (typeof latency === 'number') return latency
  const spread = Math.log(latency.p95 / latency.p50) / z95
  // Box-Muller: two even numbers make one normal one. 1 - x, because the logarithm of 0 is no number.
  const normal = Math.sqrt(-2 * Math.log(1 - random.fraction())) * Math.cos(2 * Math.PI * random.fraction())
  return latency.p50 * Math.exp(spread * normal)
}
