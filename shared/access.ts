import { z } from 'zod'
import type { ModelName } from './admin/model-name.ts'

/**
 * A permission's name: `users.view`, `users.add`, `users.change`, `users.delete`, or `users.<action>` for an
 * action of its own, such as `users.set_permanent_password`; `console.use` for what everybody at the desk may do.
 */
export type Permission = 'console.use' | `${ModelName}.${string}`

/** Who is at the desk. */
export const operatorSchema = z.strictObject({
  id: z.string(),
  username: z.string(),
  isActive: z.boolean(),
  isSuperuser: z.boolean(),
  permissions: z.array(z.string()),
})
export type Operator = z.infer<typeof operatorSchema>

/** Whether an operator may do what a permission names. Nothing named, or an inactive operator: no. */
export function hasPermission(operator: Operator, permission: Permission | undefined): boolean {
  if (permission === undefined || !operator.isActive) return false
  return operator.isSuperuser || operator.permissions.includes(permission)
}
