import { z } from 'zod'

const modelNames = ['users', 'groups', 'departed_users', 'sync_runs', 'connections', 'audit'] as const
export const modelNameSchema = z.enum(modelNames)
export type ModelName = z.infer<typeof modelNameSchema>
