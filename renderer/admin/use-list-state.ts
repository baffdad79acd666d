import { useSearchParams } from 'react-router'
import { listStateParameter } from './addresses.ts'

/** The state of the list a form or page was opened from, so that the way back leads to the same rows. */
export function useListState(): string {
  const [parameters] = useSearchParams()
  return parameters.get(listStateParameter) ?? ''
}
