import type { Field } from '../../../shared/admin/field.ts'
import type { ModelAdmin } from '../../../shared/admin/model-admin.ts'
import type { Row } from '../../../shared/admin/row.ts'
import type { Session } from '../../../shared/domain/session.ts'

/** The built-in connection to the demo pool, which the backend makes itself. */
const builtInId = 'demo'

/** The connections' declaration as this machine and this connection make it. */
export function connectionAdminFor(
  admin: ModelAdmin,
  row: Row | null,
  keychain: Session['keychain'],
): ModelAdmin {
  const builtIn = row?.id === builtInId
  return {
    ...admin,
    can: builtIn ? { ...admin.can, delete: false } : admin.can,
    fields: admin.fields
      .map((field) => (keychain.available ? field : withoutKeychain(field, keychain.reason)))
      .map((field) => (builtIn ? ofBuiltIn(field) : field)),
  }
}

/** Without a keychain keys can only be kept in memory, and the form says why. */
function withoutKeychain(field: Field, reason: string | null): Field {
  if (field.name !== 'secret_storage') return field
  return {
    ...field,
    initial: 'memory',
    choices: field.choices?.filter((choice) => choice.value === 'memory') ?? [],
    helpText: ['There is no keychain to keep them in.', reason, field.helpText].filter(Boolean).join(' '),
  }
}

/** The demo pool has no credentials that could be changed. */
function ofBuiltIn(field: Field): Field {
  return field.name === 'credential_source' ? { ...field, readOnly: true } : field
}
