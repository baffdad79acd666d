import type { ModelAdmin } from '../../shared/admin/model-admin.ts'
import { registry } from '../../shared/admin/registry.ts'

type App = {
  readonly name: ModelAdmin['app']
  readonly label: string
  readonly models: readonly ModelAdmin[]
}

const labels: Record<ModelAdmin['app'], string> = { cognito: 'Cognito', console: 'Console' }

/** The apps and their models, in the order of the index. */
export const apps: readonly App[] = (['cognito', 'console'] as const).map((name) => ({
  name,
  label: labels[name],
  models: Object.values(registry).filter(({ app }) => app === name),
}))
