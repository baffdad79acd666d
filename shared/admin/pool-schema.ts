import type { Pool, PoolAttribute } from '../domain/pool.ts'
import type { Field, FieldType } from './field.ts'
import { fieldOf, type ModelAdmin } from './model-admin.ts'

/** Attributes that Cognito sets itself: shown, never written. */
const keptByCognito = ['sub', 'identities', 'updated_at']

/**
 * The users' declaration as an open pool makes it: custom attributes added, and required, immutable and
 * length rules taken from the pool's schema.
 */
export function withPoolSchema(admin: ModelAdmin, pool: Pool): ModelAdmin {
  const attributes = pool.attributes.filter((attribute) => !keptByCognito.includes(attribute.name))
  const custom = attributes.filter((attribute) => fieldOf(admin, attribute.name) === undefined)
  const required = attributes.filter((attribute) => attribute.required).map((attribute) => attribute.name)
  const immutable = attributes.filter((attribute) => !attribute.mutable).map((attribute) => attribute.name)
  const [firstAdd, ...restAdd] = admin.addFieldsets
  const asked = new Set(admin.addFieldsets.flatMap((fieldset) => fieldset.fields))
  const alsoAtAdd = [...new Set([...required, ...immutable])].filter((name) => !asked.has(name))
  return {
    ...admin,
    fields: [
      ...admin.fields.map((field) => {
        const attribute = attributes.find(({ name }) => name === field.name)
        return attribute === undefined ? field : withRules(field, attribute)
      }),
      ...custom.map((attribute) => withRules(customField(attribute), attribute)),
    ],
    fieldsets:
      custom.length === 0
        ? admin.fieldsets
        : insertBefore(admin.fieldsets, 'Permissions', {
            title: 'Custom attributes',
            fields: custom.map((attribute) => attribute.name),
          }),
    addFieldsets:
      firstAdd === undefined || alsoAtAdd.length === 0
        ? admin.addFieldsets
        : [
            firstAdd,
            {
              title: 'Attributes of this pool',
              description: 'Required by the pool, or not to be changed once the user exists.',
              fields: alsoAtAdd,
            },
            ...restAdd,
          ],
  }
}

function insertBefore(
  fieldsets: ModelAdmin['fieldsets'],
  title: string,
  fieldset: ModelAdmin['fieldsets'][number],
): ModelAdmin['fieldsets'] {
  const position = fieldsets.findIndex((candidate) => candidate.title === title)
  return position < 0 ? [...fieldsets, fieldset] : fieldsets.toSpliced(position, 0, fieldset)
}

function withRules(field: Field, attribute: PoolAttribute): Field {
  return {
    ...field,
    ...(attribute.required ? { required: true } : {}),
    ...(attribute.mutable ? {} : { immutable: true }),
    ...(attribute.min_length === null ? {} : { minLength: attribute.min_length }),
    ...(attribute.max_length === null ? {} : { maxLength: attribute.max_length }),
    ...(attribute.min_value === null ? {} : { minValue: attribute.min_value }),
    ...(attribute.max_value === null ? {} : { maxValue: attribute.max_value }),
  }
}

function customField(attribute: PoolAttribute): Field {
  const words = attribute.name.replace(/^(custom|dev):/, '').replaceAll(/[_-]+/g, ' ')
  return {
    name: attribute.name,
    label: words.charAt(0).toUpperCase() + words.slice(1),
    type: customType(attribute),
    helpText: attribute.name,
    filterable: true,
  }
}

function customType(attribute: PoolAttribute): FieldType {
  switch (attribute.type) {
    case 'Number':
      return 'number'
    case 'Boolean':
      return 'boolean'
    case 'DateTime':
      return 'text'
    case 'String':
      return (attribute.max_length ?? 2048) > 256 ? 'multiline' : 'text'
  }
}
