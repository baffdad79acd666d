import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { useLocation } from 'react-router'
import type { ModelAdmin } from '../../shared/admin/model-admin.ts'
import type { Target } from '../api/query-keys.ts'
import { objectIdOf } from './addresses.ts'

type ModelOnScreen = { readonly admin: ModelAdmin; readonly target: Target }

const ModelContext = createContext<ModelOnScreen | null>(null)

export function ModelProvider({ admin, target, children }: ModelOnScreen & { children: ReactNode }) {
  const value = useMemo(() => ({ admin, target }), [admin, target])
  return <ModelContext value={value}>{children}</ModelContext>
}

/** The model of the address, with the open pool's schema merged in, and whose objects it shows. */
export function useModel(): ModelOnScreen {
  const value = useContext(ModelContext)
  if (value === null) throw new Error('useModel is used outside of a model’s page.')
  return value
}

/**
 * The id in the address, as it was before it was encoded. The router's own parameter would turn an encoded
 * `%2F` that belongs to the id into a slash.
 */
export function useObjectId(): string {
  return objectIdOf(useLocation().pathname) ?? ''
}
