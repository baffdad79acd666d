import { registry } from '../../shared/admin/registry.ts'

/** Names under which a secret can come in: the secret fields of all models and of their actions. */
const secretNames = new Set(
  Object.values(registry)
    .flatMap((admin) => [...admin.fields, ...admin.actions.flatMap((action) => action.parameters)])
    .filter((field) => field.type === 'secret')
    .map((field) => field.name),
)

/** The secrets that a call's input carries, so that no error of the call repeats them. */
export function secretValuesOf(input: unknown): string[] {
  if (typeof input !== 'object' || input === null) return []
  return Object.entries(input).flatMap(([name, value]) => {
    if (typeof value === 'string') return secretNames.has(name) ? [value] : []
    return secretValuesOf(value)
  })
}
