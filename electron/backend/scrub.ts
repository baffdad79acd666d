import type { AppError } from '../../shared/result.ts'

const arn = /\barn:aws[\w-]*:(?:iam|sts)::\d*:[\w+=,.@:/-]*[\w+=/]/g
const accessKeyId = /\b(?:AKIA|ASIA|AIDA|AROA|ABIA|ACCA|AGPA|ANPA)[A-Z0-9]{12,}\b/g
/** Twelve digits on their own; a phone number starts with + or is longer. */
const accountId = /(?<![\w+])\d{12}(?!\w)/g
/** A secret key is 40 characters of base64, a session token hundreds: words never get that long without a space. */
const longSecret =
  /(?<![\w/+=-])(?=[\w/+=]*\d)(?=[\w/+=]*[A-Z])(?=[\w/+=]*[a-z])[A-Za-z0-9/+]{40,}={0,2}(?![\w/+=-])/g
/** A mismatch of signatures quotes the signed request, session token included. */
const signedRequest = /\s*The Canonical String for this request should have been[\s\S]*$/
const stackFrame = /\n\s+at .*$/gm

/**
 * Takes out of a text what must not leave the backend: ARNs of credentials, account ids, access keys, stack
 * frames, and the secrets that are known.
 *
 * @param secrets values to take out literally, such as the password of the call; those under 4 characters are
 *   ignored, because they occur in ordinary words
 */
export function scrub(text: string, secrets: readonly string[] = []): string {
  let scrubbed = text
  for (const secret of secrets) {
    if (secret.length >= 4) scrubbed = scrubbed.replaceAll(secret, '[secret]')
  }
  return scrubbed
    .replace(signedRequest, '')
    .replace(stackFrame, '')
    .replaceAll(arn, '[credentials]')
    .replaceAll(accessKeyId, '[access key]')
    .replaceAll(longSecret, '[secret]')
    .replaceAll(accountId, '[account]')
}

/** The same error with every text of it scrubbed. */
export function scrubError(error: AppError, secrets: readonly string[] = []): AppError {
  return {
    ...error,
    message: scrub(error.message, secrets),
    ...(error.advice === undefined ? {} : { advice: scrub(error.advice, secrets) }),
    ...(error.fields === undefined
      ? {}
      : {
          fields: Object.fromEntries(
            Object.entries(error.fields).map(([name, message]) => [name, scrub(message, secrets)]),
          ),
        }),
  }
}
