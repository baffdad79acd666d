import { useLocation } from 'react-router'
import { z } from 'zod'
import { contract, type Selection } from '../../shared/contract.ts'

const stateSchema = z.object({ selection: contract.delete.input.shape.selection })

/** What goes along to the page that asks before it deletes several objects. */
export type SelectionState = { readonly selection: Selection }

/** The selection the page was opened with; null when it was opened by its address alone. */
export function useSelectionState(): Selection | null {
  const parsed = stateSchema.safeParse(useLocation().state)
  return parsed.success ? parsed.data.selection : null
}
