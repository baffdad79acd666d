import { fieldOf, type ModelAdmin } from '../../../../shared/admin/model-admin.ts'
import type { FieldValue, FieldValues } from '../../../../shared/admin/row.ts'
import type { Pool } from '../../../../shared/domain/pool.ts'
import { isEmpty } from '../validate.ts'

/** Fields of a user that are no attributes in Cognito's sense. */
const notAttributes = [
  'username',
  'sub',
  'display_name',
  'status',
  'enabled',
  'groups',
  'created_at',
  'updated_at',
  'changed_at',
  'synced_at',
  'temporary_password',
  'invitation',
]

/** The attributes among a form's values, as Cognito writes them; what is empty becomes the empty text. */
export function attributesOf(values: FieldValues): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values)
      .filter(([name]) => !notAttributes.includes(name))
      .map(([name, value]) => [name, attributeText(value)]),
  )
}

/**
 * What the pool makes wrong with a form's values, by field: an attribute that its schema does not have, a
 * verified mark without what it marks.
 */
export function schemaProblems(
  admin: ModelAdmin,
  pool: Pool | null,
  values: FieldValues,
  now: FieldValues,
): Record<string, string> {
  const problems: Record<string, string> = {}
  for (const name of Object.keys(attributesOf(values))) {
    const inSchema = pool === null || pool.attributes.some((attribute) => attribute.name === name)
    if (!inSchema && fieldOf(admin, name) !== undefined) {
      problems[name] = 'The pool’s schema does not have this attribute.'
    }
  }
  for (const name of ['email', 'phone_number']) {
    const mark = `${name}_verified`
    const value = name in values ? values[name] : now[name]
    if (values[mark] === true && isEmpty(value)) {
      problems[mark] = 'There is nothing to verify: the field it belongs to is empty.'
    }
  }
  return problems
}

function attributeText(value: FieldValue): string {
  return value === null ? '' : String(value)
}
