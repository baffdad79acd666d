import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { toAppError } from '../../../electron/backend/cognito/errors.ts'
import { meanings } from '../../../electron/backend/cognito/exceptions.ts'
import { Failure, failureOf } from '../../../electron/backend/failure.ts'
import { appErrorSchema, type ErrorCode } from '../../../shared/result.ts'

/** An exception as the SDK throws it. */
function exception(name: string, message: string, status = 400): Error {
  return Object.assign(new Error(message), {
    name,
    $fault: status < 500 ? 'client' : 'server',
    $metadata: { requestId: 'e1f2', httpStatusCode: status },
  })
}

type Case = readonly [name: string, message: string, code: ErrorCode, retryable: boolean]

const cases: readonly Case[] = [
  ['InvalidParameterException', 'Invalid email address format.', 'invalid_input', false],
  [
    'InvalidParameterException',
    'Cannot reset password for the user as there is no registered/verified email or phone_number',
    'refused_by_state',
    false,
  ],
  ['ResourceNotFoundException', 'Group not found.', 'not_found', false],
  ['ResourceNotFoundException', 'User pool eu-central-1_AbCdEfGhI does not exist.', 'pool_not_found', false],
  ['UserNotFoundException', 'User does not exist.', 'not_found', false],
  [
    'NotAuthorizedException',
    'User password cannot be reset in the current state.',
    'refused_by_state',
    false,
  ],
  [
    'NotAuthorizedException',
    'User cannot be confirmed. Current status is CONFIRMED',
    'refused_by_state',
    false,
  ],
  ['NotAuthorizedException', 'Not allowed.', 'access_denied', false],
  ['OperationNotEnabledException', 'Not enabled.', 'refused_by_state', false],
  ['TooManyRequestsException', 'Rate exceeded', 'throttled', true],
  ['ThrottlingException', 'Rate exceeded', 'throttled', true],
  ['Throttling', 'Rate exceeded', 'throttled', true],
  ['ThrottledException', 'Rate exceeded', 'throttled', true],
  ['RequestLimitExceeded', 'Rate exceeded', 'throttled', true],
  [
    'LimitExceededException',
    'Exceeded daily email limit for the operation or the account.',
    'limit_exceeded',
    false,
  ],
  ['ServiceQuotaExceededException', 'Quota.', 'limit_exceeded', false],
  ['TooManyFailedAttemptsException', 'Attempt limit exceeded.', 'limit_exceeded', false],
  ['InternalErrorException', 'Something went wrong', 'service_failed', true],
  ['InternalServerException', 'Something went wrong', 'service_failed', true],
  ['InternalServerError', 'Something went wrong', 'service_failed', true],
  ['InternalFailure', 'Something went wrong', 'service_failed', true],
  ['ServiceUnavailable', 'Try later', 'service_failed', true],
  ['ServiceUnavailableException', 'Try later', 'service_failed', true],
  ['UsernameExistsException', 'User account already exists.', 'already_exists', false],
  ['AliasExistsException', 'An account with the email already exists.', 'already_exists', false],
  ['GroupExistsException', 'A group with the name already exists.', 'already_exists', false],
  ['InvalidPasswordException', 'Password not long enough', 'invalid_password', false],
  ['PasswordHistoryPolicyViolationException', 'Password was used before', 'invalid_password', false],
  [
    'UnsupportedUserStateException',
    'User does not exist or is in the wrong state',
    'refused_by_state',
    false,
  ],
  ['UserNotConfirmedException', 'User is not confirmed.', 'refused_by_state', false],
  ['PasswordResetRequiredException', 'Password reset required', 'refused_by_state', false],
  ['PreconditionNotMetException', 'Missing.', 'refused_by_state', false],
  ['InvalidUserPoolConfigurationException', 'Bad configuration.', 'refused_by_state', false],
  ['FeatureUnavailableInTierException', 'Not in this tier.', 'refused_by_state', false],
  ['TierChangeNotAllowedException', 'Not allowed.', 'refused_by_state', false],
  ['UserPoolAddOnNotEnabledException', 'Not enabled.', 'refused_by_state', false],
  ['UserImportInProgressException', 'Import in progress.', 'refused_by_state', true],
  ['ConcurrentModificationException', 'Concurrent.', 'conflict', true],
  ['MFAMethodNotFoundException', 'No MFA method.', 'refused_by_state', false],
  ['SoftwareTokenMFANotFoundException', 'No token.', 'refused_by_state', false],
  ['CodeMismatchException', 'Invalid code', 'invalid_input', false],
  ['ExpiredCodeException', 'Expired code', 'invalid_input', false],
  ['ScopeDoesNotExistException', 'No scope.', 'invalid_input', false],
  ['InvalidOAuthFlowException', 'Bad flow.', 'invalid_input', false],
  ['UserPoolTaggingException', 'Bad tag.', 'invalid_input', false],
  ['CodeDeliveryFailureException', 'Could not deliver.', 'delivery_failed', false],
  ['InvalidSmsRoleAccessPolicyException', 'Role.', 'delivery_failed', false],
  ['InvalidSmsRoleTrustRelationshipException', 'Role.', 'delivery_failed', false],
  ['InvalidEmailRoleAccessPolicyException', 'Identity.', 'delivery_failed', false],
  ['UserLambdaValidationException', 'PreSignUp failed with error No.', 'invalid_input', false],
  ['UnexpectedLambdaException', 'Lambda failed.', 'service_failed', false],
  ['InvalidLambdaResponseException', 'Unrecognizable lambda output', 'service_failed', false],
  ['AccessDeniedException', 'No.', 'access_denied', false],
  ['AccessDenied', 'No.', 'access_denied', false],
  ['ForbiddenException', 'Request not allowed due to WAF block.', 'access_denied', false],
  ['UnauthorizedException', 'Session token not found or invalid', 'credentials_expired', false],
  ['OptInRequired', 'Subscribe.', 'access_denied', false],
  ['ExpiredToken', 'The provided token has expired.', 'credentials_expired', false],
  [
    'ExpiredTokenException',
    'The security token included in the request is expired',
    'credentials_expired',
    false,
  ],
  ['RequestExpired', 'Request has expired.', 'clock_skewed', false],
  ['RequestTimeTooSkewed', 'Too large a difference.', 'clock_skewed', false],
  ['RequestInTheFuture', 'In the future.', 'clock_skewed', false],
  [
    'InvalidSignatureException',
    'Signature expired: 20260131T120000Z is now earlier than 20260131T121000Z (20260131T121500Z - 5 min.)',
    'clock_skewed',
    false,
  ],
  [
    'InvalidSignatureException',
    'Signature not yet current: 20260131T120000Z is still later than 20260131T115000Z',
    'clock_skewed',
    false,
  ],
  [
    'InvalidSignatureException',
    'The request signature we calculated does not match the signature you provided.',
    'credentials_invalid',
    false,
  ],
  ['SignatureDoesNotMatch', 'Signature expired: now', 'clock_skewed', false],
  ['SignatureDoesNotMatch', 'Does not match.', 'credentials_invalid', false],
  [
    'UnrecognizedClientException',
    'The security token included in the request is invalid.',
    'credentials_invalid',
    false,
  ],
  ['InvalidClientTokenId', 'Invalid.', 'credentials_invalid', false],
  ['InvalidAccessKeyId', 'Invalid.', 'credentials_invalid', false],
  ['IncompleteSignature', 'Incomplete.', 'credentials_invalid', false],
  ['IncompleteSignatureException', 'Incomplete.', 'credentials_invalid', false],
  ['AuthFailure', 'Invalid.', 'credentials_invalid', false],
  ['MissingAuthenticationToken', 'Missing.', 'credentials_invalid', false],
  ['MissingAuthenticationTokenException', 'Missing.', 'credentials_invalid', false],
  ['NotAuthorized', 'No.', 'credentials_invalid', false],
  ['ValidationException', 'Bad.', 'invalid_input', false],
  ['ValidationError', 'Bad.', 'invalid_input', false],
  ['SerializationException', 'Bad.', 'invalid_input', false],
  ['UnknownOperationException', '', 'service_failed', false],
  ['UnsupportedOperationException', 'No.', 'service_failed', false],
  ['Unsupported', 'Cognito Local unsupported feature: AdminResetUserPassword', 'service_failed', false],
]

describe('each exception of AWS has a meaning', () => {
  test.each(cases)('%s: %s', (name, message, code, retryable) => {
    const error = toAppError(exception(name, message))
    expect(error).toMatchObject({ code, retryable, exception: name, requestId: 'e1f2' })
    expect(error.advice).toMatch(/\w{3}/)
    // Cognito's own words stay, but for an exception that came without any.
    expect(error.message).toBe(message === '' ? `Cognito answered ${name}.` : message)
    expect(appErrorSchema.parse(error)).toEqual(error)
  })

  test('every exception that the table names has a case here', () => {
    expect(Object.keys(meanings).sort()).toEqual([...new Set(cases.map(([name]) => name))].sort())
  })

  test('the table names every exception that the operations in use can raise', () => {
    const raised = exceptionsOfTheSdk()
    expect(raised.size).toBeGreaterThan(30)
    expect([...raised].filter((name) => !(name in meanings))).toEqual([])
  })

  test('an exception that nobody knows keeps its words, its name and its request id', () => {
    const error = toAppError(exception('BrandNewException', 'Something new.'))
    expect(error).toMatchObject({
      code: 'service_failed',
      message: 'Something new.',
      exception: 'BrandNewException',
      requestId: 'e1f2',
      retryable: false,
    })
    expect(toAppError(exception('BrandNewException', 'Something new.', 500)).retryable).toBe(true)
  })

  test('a name with a namespace or a trailing address is the same name', () => {
    expect(toAppError(exception('CognitoLocal#Unsupported', 'x')).exception).toBe('Unsupported')
    expect(toAppError(exception('UserNotFoundException:http://x/', 'x')).code).toBe('not_found')
  })
})

describe('a missing permission is named', () => {
  test('the action is parsed out of the message, and the ARNs are not passed on', () => {
    const error = toAppError(
      exception(
        'AccessDeniedException',
        'User: arn:aws:sts::123456789012:assumed-role/Ops/jane is not authorized to perform: cognito-idp:ListUsers on resource: arn:aws:cognito-idp:eu-central-1:123456789012:userpool/eu-central-1_A because no identity-based policy allows the cognito-idp:ListUsers action',
      ),
    )
    expect(error).toMatchObject({ code: 'access_denied', missingAction: 'cognito-idp:ListUsers' })
    expect(error.advice).toContain('cognito-idp:ListUsers')
    expect(JSON.stringify(error)).not.toMatch(/123456789012|assumed-role|jane/)
  })

  test('an assumed role that may not be assumed names sts:AssumeRole', () => {
    const error = toAppError(
      exception(
        'AccessDenied',
        'User: arn:aws:iam::123456789012:user/jane is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::123456789012:role/Ops',
      ),
    )
    expect(error.missingAction).toBe('sts:AssumeRole')
    expect(error.message).not.toContain('123456789012')
  })
})

describe('credentials that cannot be had', () => {
  const provider = (message: string) =>
    Object.assign(new Error(message), { name: 'CredentialsProviderError' })
  test.each([
    [
      'The SSO session associated with this profile has expired. To refresh this SSO session run aws sso login with the corresponding profile.',
      'credentials_expired',
    ],
    ['Token is expired. To refresh this SSO session run aws sso login', 'credentials_expired'],
    [
      'Profile ops requires multi-factor authentication, but no MFA code callback was provided.',
      'credentials_missing',
    ],
    [
      'Could not resolve credentials using profile: [ops] in configuration/credentials file(s).',
      'credentials_missing',
    ],
  ])('%s', (message, code) => {
    const error = toAppError(provider(message), { profile: 'ops' })
    expect(error).toMatchObject({ code, message, retryable: false })
    expect(error.advice).toContain('ops')
  })
})

describe('a network that fails', () => {
  const network = (code: string, name = 'Error') => Object.assign(new Error(`x ${code}`), { code, name })
  test.each([
    ['ENOTFOUND', 'unreachable', true],
    ['EAI_AGAIN', 'unreachable', true],
    ['ECONNREFUSED', 'unreachable', true],
    ['ECONNRESET', 'unreachable', true],
    ['EPIPE', 'unreachable', true],
    ['EHOSTUNREACH', 'unreachable', true],
    ['ENETUNREACH', 'unreachable', true],
    ['ETIMEDOUT', 'timed_out', true],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'unreachable', false],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'unreachable', false],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'unreachable', false],
    ['CERT_HAS_EXPIRED', 'unreachable', false],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'unreachable', false],
    ['EPROTO', 'unreachable', false],
  ])('%s', (code, meaning, retryable) => {
    const error = toAppError(network(code), { host: 'cognito-idp.eu-central-1.amazonaws.com' })
    expect(error).toMatchObject({ code: meaning, retryable })
    expect(error.message).toContain('cognito-idp.eu-central-1.amazonaws.com')
    expect(error.message).toContain(code)
    expect(error.advice).toBeTruthy()
  })

  test('the SDK’s own time-out', () => {
    const error = toAppError(Object.assign(new Error('Connection timed out'), { name: 'TimeoutError' }))
    expect(error).toMatchObject({ code: 'timed_out', retryable: true })
  })

  test('a cause inside counts', () => {
    const error = toAppError(new Error('fetch failed', { cause: network('ECONNREFUSED') }))
    expect(error.code).toBe('unreachable')
  })

  test('an answer that is not Cognito’s', () => {
    const thrown = Object.assign(
      new SyntaxError(
        'Unexpected token \'<\', "<html>" is not valid JSON\n  Deserialization error: to see the raw response, inspect the hidden field {error}.$response on this object.',
      ),
      { $metadata: { httpStatusCode: 200 } },
    )
    expect(toAppError(thrown, { host: 'proxy.example' })).toMatchObject({
      code: 'unreachable',
      retryable: false,
      message: 'proxy.example did not answer as Cognito does (HTTP status 200).',
    })
  })
})

describe('whatever else is thrown', () => {
  test('a cancelled call', () => {
    expect(toAppError(Object.assign(new Error('Request aborted'), { name: 'AbortError' })).code).toBe(
      'cancelled',
    )
    expect(toAppError(new DOMException('This operation was aborted', 'AbortError')).code).toBe('cancelled')
  })

  test('a failure of the console stays what it is', () => {
    const failure = failureOf('not_found', 'No such thing.', { advice: 'Look again.' })
    expect(toAppError(failure)).toEqual(failure.appError)
    expect(failure).toBeInstanceOf(Failure)
  })

  test.each([[undefined], [null], ['text'], [42], [{}], [[]], [Symbol('x')], [() => 1], [new Error('')]])(
    '%s',
    (thrown) => {
      expect(appErrorSchema.parse(toAppError(thrown))).toMatchObject({ code: 'unexpected', retryable: false })
    },
  )

  test('an error of the console itself gives its first line and no stack', () => {
    const error = toAppError(
      new TypeError('x is not a function\n    at Object.<anonymous> (/home/jane/app.js:1:1)'),
    )
    expect(error.code).toBe('unexpected')
    expect(error.message).toBe('Something went wrong in the console itself: x is not a function')
  })
})

/** Reads the SDK's own declarations: every exception that an operation of the console, now or soon, declares. */
function exceptionsOfTheSdk(): Set<string> {
  const entry = createRequire(import.meta.url).resolve('@aws-sdk/client-cognito-identity-provider')
  const folder = join(dirname(entry), '..', 'dist-types', 'commands')
  const wanted =
    /^(Admin(?!InitiateAuth|RespondToAuth)|List(Users|Groups|UserPool|UserImport|Identity|Resource)|(Get|Create|Update|Delete)(Group|UserPool|UserPoolClient|CSVHeader|UserImportJob)Command|Describe(UserPool|UserImportJob|Risk)|(Start|Stop)UserImportJob|AddCustomAttributes)/
  const raised = new Set<string>()
  for (const file of readdirSync(folder).filter((name) => wanted.test(name) && name.endsWith('.d.ts'))) {
    const text = readFileSync(join(folder, file), 'utf8')
    for (const [, name] of text.matchAll(/@throws \{@link (\w+Exception)\}/g)) {
      if (name !== undefined && name !== 'CognitoIdentityProviderServiceException') raised.add(name)
    }
  }
  return raised
}
