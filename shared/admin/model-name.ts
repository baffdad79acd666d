import { z } from 'zod'

const modelNames = ['users', 'groups', 'connections', 'audit'] as const
export const modelNameSchema = z.enum(modelNames)
export type ModelName = z.infer<typeof modelNameSchema>
