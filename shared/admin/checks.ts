import type { Field } from './field.ts'
import { fieldOf, type ModelAdmin } from './model-admin.ts'
import type { ModelName } from './model-name.ts'

/** A mistake in a declaration. The id is stable: it says which rule was broken. */
export type CheckFinding = { readonly id: string; readonly model: string; readonly message: string }

type Check = (admin: ModelAdmin) => Omit<CheckFinding, 'model'>[]

/** The lists of a declaration that name fields, each with the id of its rule. */
const namingOptions: { id: string; option: string; names: (admin: ModelAdmin) => string[] }[] = [
  { id: 'admin.E001', option: 'listDisplay', names: (admin) => admin.listDisplay },
  { id: 'admin.E002', option: 'listFilter', names: (admin) => admin.listFilter },
  { id: 'admin.E003', option: 'searchFields', names: (admin) => admin.searchFields },
  { id: 'admin.E004', option: 'ordering', names: (admin) => admin.ordering.map(({ field }) => field) },
  {
    id: 'admin.E005',
    option: 'fieldsets',
    names: (admin) => admin.fieldsets.flatMap((fieldset) => fieldset.fields),
  },
  {
    id: 'admin.E006',
    option: 'addFieldsets',
    names: (admin) => admin.addFieldsets.flatMap((fieldset) => fieldset.fields),
  },
]

const namesUnknownField: Check = (admin) =>
  namingOptions.flatMap(({ id, option, names }) =>
    names(admin)
      .filter((name) => fieldOf(admin, name) === undefined)
      .map((name) => ({ id, message: `${option} names “${name}”, which is not a field.` })),
  )

const namesFieldTwice: Check = (admin) =>
  namingOptions.flatMap(({ option, names }) =>
    repeated(names(admin)).map((name) => ({ id: 'admin.E007', message: `${option} names “${name}” twice.` })),
  )

const declaresFieldTwice: Check = (admin) =>
  repeated(admin.fields.map(({ name }) => name)).map((name) => ({
    id: 'admin.E008',
    message: `The field “${name}” is declared twice.`,
  }))

const filtersUnfilterable: Check = (admin) =>
  declared(admin, admin.listFilter)
    .filter((field) => field.filterable !== true)
    .map(({ name }) => ({
      id: 'admin.E009',
      message: `listFilter names “${name}”, which is not filterable.`,
    }))

const ordersUnsortable: Check = (admin) =>
  declared(
    admin,
    admin.ordering.map(({ field }) => field),
  )
    .filter((field) => field.sortable !== true)
    .map(({ name }) => ({ id: 'admin.E010', message: `ordering names “${name}”, which is not sortable.` }))

const listsSecret: Check = (admin) =>
  declared(admin, admin.listDisplay)
    .filter((field) => field.type === 'secret')
    .map(({ name }) => ({ id: 'admin.E011', message: `listDisplay names the secret “${name}”.` }))

const choiceWithoutChoices: Check = (admin) =>
  allFields(admin)
    .filter((field) => field.type === 'choice' && (field.choices ?? []).length === 0)
    .map(({ name }) => ({ id: 'admin.E012', message: `“${name}” is a choice without choices.` }))

const relationWithoutModel: Check = (admin) =>
  allFields(admin)
    .filter((field) => field.type === 'relation' && field.relation === undefined)
    .map(({ name }) => ({ id: 'admin.E013', message: `“${name}” is a relation to no model.` }))

const dependsOnUnknownField: Check = (admin) =>
  admin.fields
    .filter(({ showWhen }) => showWhen !== undefined && fieldOf(admin, showWhen.field) === undefined)
    .map(({ name, showWhen }) => ({
      id: 'admin.E014',
      message: `“${name}” depends on “${showWhen?.field}”, which is not a field.`,
    }))

const patternDoesNotCompile: Check = (admin) =>
  allFields(admin)
    .filter(({ pattern }) => pattern !== undefined && !compiles(pattern.source))
    .map(({ name }) => ({ id: 'admin.E015', message: `The pattern of “${name}” is no regular expression.` }))

const actionTwice: Check = (admin) =>
  repeated(admin.actions.map(({ name }) => name)).map((name) => ({
    id: 'admin.E016',
    message: `The action “${name}” is declared twice.`,
  }))

const actionNamedAsPermission: Check = (admin) =>
  admin.actions
    .filter(({ name }) => ['view', 'add', 'change', 'delete'].includes(name))
    .map(({ name }) => ({
      id: 'admin.E017',
      message: `The action “${name}” has the name of a model permission, and would be granted with it.`,
    }))

const refusalOfUnknownField: Check = (admin) =>
  admin.actions.flatMap((action) =>
    action.refusedWhen
      .filter(({ field }) => fieldOf(admin, field) === undefined)
      .map(({ field }) => ({
        id: 'admin.E018',
        message: `The action “${action.name}” asks for “${field}”, which is not a field.`,
      })),
  )

const addsWithoutForm: Check = (admin) =>
  admin.can.add && admin.addFieldsets.length === 0
    ? [{ id: 'admin.E019', message: 'Objects can be added, but addFieldsets is empty.' }]
    : []

const checks: Check[] = [
  namesUnknownField,
  namesFieldTwice,
  declaresFieldTwice,
  filtersUnfilterable,
  ordersUnsortable,
  listsSecret,
  choiceWithoutChoices,
  relationWithoutModel,
  dependsOnUnknownField,
  patternDoesNotCompile,
  actionTwice,
  actionNamedAsPermission,
  refusalOfUnknownField,
  addsWithoutForm,
]

/** All mistakes in the declarations, as Django's system checks find them; empty when there are none. */
export function checkRegistry(models: Record<ModelName, ModelAdmin>): CheckFinding[] {
  return Object.entries(models).flatMap(([name, admin]) => [
    ...(admin.name === name
      ? []
      : [
          {
            id: 'admin.E020',
            model: name,
            message: `It is registered as “${name}” but named “${admin.name}”.`,
          },
        ]),
    ...checks.flatMap((check) => check(admin).map((finding) => ({ ...finding, model: name }))),
  ])
}

function allFields(admin: ModelAdmin): Field[] {
  return [...admin.fields, ...admin.actions.flatMap((action) => action.parameters)]
}

function declared(admin: ModelAdmin, names: string[]): Field[] {
  return names.map((name) => fieldOf(admin, name)).filter((field) => field !== undefined)
}

function repeated(names: string[]): string[] {
  return [...new Set(names.filter((name, position) => names.indexOf(name) !== position))]
}

function compiles(source: string): boolean {
  try {
    new RegExp(source, 'u')
    return true
  } catch {
    return false
  }
}
