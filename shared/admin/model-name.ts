import { z } from 'zod'

export const modelNames = ['users', 'groups', 'connections', 'audit'] as const
export const modelNameSchema = z.enum(modelNames)
export type ModelName = z.infer<typeof modelNameSchema>
