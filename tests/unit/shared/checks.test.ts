import { describe, expect, test } from 'vitest'
import { checkRegistry } from '../../../shared/admin/checks.ts'
import { type ModelAdmin, modelAdminSchema } from '../../../shared/admin/model-admin.ts'
import { registry } from '../../../shared/admin/registry.ts'

function findingsWith(change: (admin: ModelAdmin) => Partial<ModelAdmin>): string[] {
  const users = { ...registry.users, ...change(structuredClone(registry.users)) }
  return checkRegistry({ ...registry, users }).map(({ id }) => id)
}

const [firstAction] = registry.users.actions
if (firstAction === undefined) throw new Error('users declare no action')

describe('the declared models', () => {
  test('have no mistakes', () => {
    expect(checkRegistry(registry)).toEqual([])
  })

  test('are plain data that can cross the bridge', () => {
    for (const admin of Object.values(registry)) {
      expect(modelAdminSchema.parse(structuredClone(admin))).toEqual(admin)
    }
  })
})

describe('each mistake has an id', () => {
  test.each<[string, (admin: ModelAdmin) => Partial<ModelAdmin>]>([
    ['admin.E001', () => ({ listDisplay: ['username', 'nope'] })],
    ['admin.E002', () => ({ listFilter: ['nope'] })],
    ['admin.E003', () => ({ searchFields: ['nope'] })],
    ['admin.E004', () => ({ ordering: [{ field: 'nope', descending: false }] })],
    ['admin.E005', () => ({ fieldsets: [{ title: null, fields: ['nope'] }] })],
    ['admin.E006', () => ({ addFieldsets: [{ title: null, fields: ['nope'] }] })],
    ['admin.E007', () => ({ listDisplay: ['username', 'username'] })],
    ['admin.E008', (admin) => ({ fields: [...admin.fields, { name: 'sub', label: 'Sub', type: 'text' }] })],
    ['admin.E009', () => ({ listFilter: ['display_name'] })],
    ['admin.E010', () => ({ ordering: [{ field: 'gender', descending: false }] })],
    ['admin.E011', () => ({ listDisplay: ['temporary_password'] })],
    ['admin.E012', (admin) => ({ fields: [...admin.fields, { name: 'x', label: 'X', type: 'choice' }] })],
    ['admin.E013', (admin) => ({ fields: [...admin.fields, { name: 'x', label: 'X', type: 'relation' }] })],
    [
      'admin.E014',
      (admin) => ({
        fields: [
          ...admin.fields,
          { name: 'x', label: 'X', type: 'text', showWhen: { field: 'nope', values: ['1'] } },
        ],
      }),
    ],
    [
      'admin.E015',
      (admin) => ({
        fields: [
          ...admin.fields,
          { name: 'x', label: 'X', type: 'text', pattern: { source: '(', message: 'No.' } },
        ],
      }),
    ],
    ['admin.E016', (admin) => ({ actions: [...admin.actions, firstAction] })],
    ['admin.E017', () => ({ actions: [{ ...firstAction, name: 'delete' }] })],
    [
      'admin.E018',
      () => ({
        actions: [{ ...firstAction, refusedWhen: [{ field: 'nope', values: ['1'], reason: 'No.' }] }],
      }),
    ],
    ['admin.E019', () => ({ addFieldsets: [] })],
    ['admin.E020', () => ({ name: 'groups' })],
  ])('%s', (id, change) => {
    expect(findingsWith(change)).toContain(id)
  })
})
