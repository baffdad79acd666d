import type { Field } from '../../../shared/admin/field.ts'
import type { ModelAdmin } from '../../../shared/admin/model-admin.ts'
import type { Row } from '../../../shared/admin/row.ts'
import type { Session } from '../../../shared/domain/session.ts'

/** The connections' declaration as this machine and this connection make it. */
export function connectionAdminFor(
  admin: ModelAdmin,
  row: Row | null,
  keychain: Session['keychain'],
): ModelAdmin {
  const isDemo = row?.values.credential_source === 'demo'
  return {
    ...admin,
    fields: admin.fields
      .map((field) => (keychain.available ? field : withoutKeychain(field, keychain.reason)))
      .map((field) => (isDemo ? ofDemo(field) : field)),
  }
}

/** Without a keychain keys can only be kept in memory, and the form says why. */
function withoutKeychain(field: Field, reason: string | null): Field {
  if (field.name !== 'secret_storage') return field
  return {
    ...field,
    initial: 'memory',
    choices: field.choices?.filter((choice) => choice.value === 'memory') ?? [],
    helpText: `There is no keychain to keep them in. ${reason ?? ''} ${field.helpText ?? ''}`.trim(),
  }
}

/** The demo pool has no credentials that could be changed. */
function ofDemo(field: Field): Field {
  return field.name === 'credential_source' || field.name === 'environment'
    ? { ...field, readOnly: true }
    : field
}
