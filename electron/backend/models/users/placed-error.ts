import type { AppError } from '../../../../shared/result.ts'
import { toAppError } from '../../cognito/errors.ts'
import { Failure } from '../../failure.ts'

/** Words of Cognito's messages that tell which field they are about; the first that fits wins. */
const places: readonly { readonly words: RegExp; readonly field: string }[] = [
  { words: /attributes?[.\s]+(custom:[\w-]+)/i, field: '$1' },
  { words: /phone.?number/i, field: 'phone_number' },
  { words: /e-?mail/i, field: 'email' },
  { words: /preferred.?username/i, field: 'preferred_username' },
  { words: /birthdate/i, field: 'birthdate' },
  { words: /username/i, field: 'username' },
]

/** The same failure with Cognito's words at the field they are about, where a form has that field. */
export function placed(thrown: unknown, fieldNames: readonly string[]): Failure {
  const error = toAppError(thrown)
  // It is the group that is gone: as “not found” it would read as if the user were.
  const groupField = fieldNames.find((name) => name === 'groups' || name === 'group')
  if (groupField !== undefined && error.code === 'not_found' && /\bgroup\b/i.test(error.message)) {
    return new Failure({
      ...error,
      code: 'invalid_input',
      advice: 'The group may have been deleted in the meantime. Refresh the groups and choose another.',
      fields: { [groupField]: error.message },
    })
  }
  const field = error.fields === undefined ? placeOf(error, fieldNames) : null
  return new Failure(field === null ? error : { ...error, fields: { [field]: error.message } })
}

function placeOf(error: AppError, fieldNames: readonly string[]): string | null {
  if (error.exception === 'UsernameExistsException' && fieldNames.includes('username')) {
    // Taken as somebody's alias, an address is what it is; taken as a username, it was given as one.
    return (
      (/account with the (?!given)/i.test(error.message) && placeByWords(error, fieldNames)) || 'username'
    )
  }
  if (error.code === 'invalid_password') {
    return fieldNames.find((name) => name === 'temporary_password' || name === 'password') ?? null
  }
  if (error.code !== 'invalid_input' && error.code !== 'already_exists') return null
  return placeByWords(error, fieldNames)
}

function placeByWords(error: AppError, fieldNames: readonly string[]): string | null {
  for (const { words, field } of places) {
    const match = words.exec(error.message)
    const name = field === '$1' ? match?.[1] : field
    if (match !== null && name !== undefined && fieldNames.includes(name)) return name
  }
  return null
}
