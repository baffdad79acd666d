import type { PoolCache, RunInParts } from '../store/pool-cache-types.ts'
import type { ListBudget } from './list-budget.ts'
import type { Progress } from './progress.ts'
import type { Walk } from './walk.ts'

/** A run of the sync while it reads. */
export type Pass = {
  readonly walk: Walk
  readonly cache: PoolCache
  readonly run: number
  /** The run as it was stopped before; null: it begins. */
  readonly resumed: RunInParts | null
  readonly progress: Progress
  readonly budget: Pick<ListBudget, 'ceiling'>
}
