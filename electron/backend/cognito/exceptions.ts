import type { ErrorCode } from '../../../shared/result.ts'

/** What an exception means to the console, and what to do about it. */
export type Meaning = {
  readonly code: ErrorCode
  /** Whether the same call may succeed when it is made again unchanged. */
  readonly retryable: boolean
  readonly advice: string
}

const refused = (advice: string): Meaning => ({ code: 'refused_by_state', retryable: false, advice })
const invalid = (advice: string): Meaning => ({ code: 'invalid_input', retryable: false, advice })
const delivery = (advice: string): Meaning => ({ code: 'delivery_failed', retryable: false, advice })
const exists = (advice: string): Meaning => ({ code: 'already_exists', retryable: false, advice })
const broken = (advice: string): Meaning => ({ code: 'service_failed', retryable: false, advice })
const outage: Meaning = {
  code: 'service_failed',
  retryable: true,
  advice: 'This is a fault on Cognito’s side. Try again; if it stays, give AWS support the request ID.',
}
const throttled: Meaning = {
  code: 'throttled',
  retryable: true,
  advice: 'The account’s request quota is used up for the moment. Wait a few seconds and try again.',
}
const wrongKeys: Meaning = {
  code: 'credentials_invalid',
  retryable: false,
  advice:
    'AWS does not accept the keys of this connection. Check the access key ID and the secret access key, whether the key is still active in IAM, and that a session token belongs to both.',
}
const expired: Meaning = {
  code: 'credentials_expired',
  retryable: false,
  advice:
    'The temporary credentials have run out. Enter new ones in the connection, or sign in again (aws sso login) and retry.',
}
const skewed: Meaning = {
  code: 'clock_skewed',
  retryable: false,
  advice:
    'The clock of this machine differs from AWS’s by minutes. Set date, time and time zone automatically and try again.',
}

/** Exceptions whose name alone says what they mean. Sources: the API model of Cognito, and AWS's "Common errors". */
export const meanings: Readonly<Record<string, Meaning>> = {
  InvalidParameterException: invalid(
    'Cognito refused a value. Its message names which; correct it and try again.',
  ),
  ResourceNotFoundException: {
    code: 'not_found',
    retryable: false,
    advice: 'It may have been deleted in the meantime. Refresh the list.',
  },
  UserNotFoundException: {
    code: 'not_found',
    retryable: false,
    advice: 'The user may have been deleted in the meantime. Refresh the list.',
  },
  NotAuthorizedException: {
    code: 'access_denied',
    retryable: false,
    advice:
      'Cognito refused this for the user or the pool as it is now. Its message says why; read the object again.',
  },
  OperationNotEnabledException: refused(
    'The pool’s settings do not allow this operation. Enable it in the pool first.',
  ),
  TooManyRequestsException: throttled,
  ThrottlingException: throttled,
  Throttling: throttled,
  ThrottledException: throttled,
  RequestLimitExceeded: throttled,
  LimitExceededException: {
    code: 'limit_exceeded',
    retryable: false,
    advice:
      'A limit of the account or pool is reached, which retrying does not cure: often the e-mails of the day (50 without Amazon SES) or the number of groups. Wait for the next day, or have the limit raised.',
  },
  ServiceQuotaExceededException: {
    code: 'limit_exceeded',
    retryable: false,
    advice: 'A quota of the account is reached. Remove what is no longer needed, or have the quota raised.',
  },
  TooManyFailedAttemptsException: {
    code: 'limit_exceeded',
    retryable: false,
    advice: 'Cognito has blocked further attempts for this user for a while. Wait some minutes.',
  },
  InternalErrorException: outage,
  InternalServerException: outage,
  InternalFailure: outage,
  InternalServerError: outage,
  ServiceUnavailable: outage,
  ServiceUnavailableException: outage,

  UsernameExistsException: exists('Choose another username, or look the existing user up.'),
  AliasExistsException: exists(
    'Another user signs in with this e-mail address, phone number or preferred username. Find that user first.',
  ),
  GroupExistsException: exists('Choose another name, or open the existing group.'),
  InvalidPasswordException: {
    code: 'invalid_password',
    retryable: false,
    advice: 'Use a password that meets the pool’s policy, or let the console generate one.',
  },
  PasswordHistoryPolicyViolationException: {
    code: 'invalid_password',
    retryable: false,
    advice: 'The pool does not allow this user’s former passwords. Use one that is new.',
  },
  UnsupportedUserStateException: refused(
    'The status of the user does not allow this. Read the user again and choose an action that is offered.',
  ),
  UserNotConfirmedException: refused('The sign-up is not confirmed yet. Confirm the sign-up first.'),
  PasswordResetRequiredException: refused(
    'The user must reset the password first. Send a reset code or set a password.',
  ),
  PreconditionNotMetException: refused(
    'Something the operation depends on is missing. Cognito’s message says what.',
  ),
  InvalidUserPoolConfigurationException: refused(
    'The pool’s configuration does not allow this. Check the pool in the AWS console.',
  ),
  FeatureUnavailableInTierException: refused(
    'The pool’s feature plan does not include this. It needs a higher plan.',
  ),
  TierChangeNotAllowedException: refused(
    'The pool’s feature plan cannot be changed now. Check the plan’s conditions.',
  ),
  UserPoolAddOnNotEnabledException: refused(
    'Threat protection is off for this pool. Turn it on to use this.',
  ),
  UserImportInProgressException: {
    code: 'refused_by_state',
    retryable: true,
    advice: 'An import is running in this pool. Wait until it is finished.',
  },
  ConcurrentModificationException: {
    code: 'conflict',
    retryable: true,
    advice: 'Someone else changed the same thing at this moment. Read it again and repeat the change.',
  },
  MFAMethodNotFoundException: refused('The pool has no MFA method set up. Set one up first.'),
  SoftwareTokenMFANotFoundException: refused('The user has no authenticator app registered.'),
  CodeMismatchException: invalid('The code is wrong. Ask for it again, or send a new one.'),
  ExpiredCodeException: invalid('The code has expired. Send a new one.'),
  ScopeDoesNotExistException: invalid('Create the scope on its resource server first, or leave it out.'),
  InvalidOAuthFlowException: invalid('The OAuth flows do not fit the client’s other settings. Correct them.'),
  UserPoolTaggingException: invalid('Cognito refused the tags. Correct or remove them.'),

  CodeDeliveryFailureException: delivery(
    'The message could not be delivered. Check the address or number, and the pool’s e-mail and SMS settings.',
  ),
  InvalidSmsRoleAccessPolicyException: delivery(
    'The pool’s IAM role for SMS may not publish with Amazon SNS. Correct the role’s policy.',
  ),
  InvalidSmsRoleTrustRelationshipException: delivery(
    'The pool’s IAM role for SMS does not trust Cognito, or its external ID differs. Correct the role.',
  ),
  InvalidEmailRoleAccessPolicyException: delivery(
    'The pool may not send with its Amazon SES identity. Correct the permission of the identity.',
  ),
  UserLambdaValidationException: invalid(
    'A Lambda trigger of the pool refused the user’s data. Its message says why; its owner can tell more.',
  ),
  UnexpectedLambdaException: broken('A Lambda trigger of the pool failed. Its log in CloudWatch says why.'),
  InvalidLambdaResponseException: broken(
    'A Lambda trigger of the pool gave an answer that Cognito cannot read. Have the trigger corrected.',
  ),

  AccessDeniedException: {
    code: 'access_denied',
    retryable: false,
    advice:
      'The credentials of this connection may not do this. Have the action allowed in IAM for this pool.',
  },
  AccessDenied: {
    code: 'access_denied',
    retryable: false,
    advice: 'The credentials of this connection may not do this. Have the action allowed in IAM.',
  },
  ForbiddenException: {
    code: 'access_denied',
    retryable: false,
    advice: 'A web application firewall or a policy refused the request. Ask whoever runs the pool.',
  },
  UnauthorizedException: {
    code: 'credentials_expired',
    retryable: false,
    advice: 'The sign-in of the AWS profile is no longer valid. Run aws sso login for the profile and retry.',
  },
  OptInRequired: {
    code: 'access_denied',
    retryable: false,
    advice: 'The account has not enabled this service or region. Enable it in the AWS account.',
  },
  ExpiredToken: expired,
  ExpiredTokenException: expired,
  RequestExpired: skewed,
  RequestTimeTooSkewed: skewed,
  RequestInTheFuture: skewed,
  InvalidSignatureException: wrongKeys,
  SignatureDoesNotMatch: wrongKeys,
  UnrecognizedClientException: wrongKeys,
  InvalidClientTokenId: wrongKeys,
  InvalidAccessKeyId: wrongKeys,
  IncompleteSignature: wrongKeys,
  IncompleteSignatureException: wrongKeys,
  AuthFailure: wrongKeys,
  MissingAuthenticationToken: wrongKeys,
  MissingAuthenticationTokenException: wrongKeys,
  NotAuthorized: wrongKeys,

  ValidationException: invalid('A value does not fit. The message names which; correct it and try again.'),
  ValidationError: invalid('A value does not fit. The message names which; correct it and try again.'),
  SerializationException: invalid('The service could not read the request. Correct the value and try again.'),
  UnknownOperationException: broken(
    'The endpoint does not know this operation. An emulator may not support it.',
  ),
  UnsupportedOperationException: broken('The endpoint does not support this operation.'),
  Unsupported: broken('The endpoint does not support this operation.'),
}

/** Refinements of an exception by its message, tried before its name alone. */
export const meaningsByMessage: readonly {
  readonly exception: string
  readonly message: RegExp
  readonly meaning: Meaning
}[] = [
  {
    exception: 'ResourceNotFoundException',
    message: /user ?pool\b.*(does not exist|not found)/i,
    meaning: {
      code: 'pool_not_found',
      retryable: false,
      advice:
        'There is no such pool in this account and region. Check the user pool ID, the region (the part of the ID before _), and that the credentials belong to the pool’s account.',
    },
  },
  {
    exception: 'InvalidSignatureException',
    message: /signature (expired|not yet current)/i,
    meaning: skewed,
  },
  { exception: 'SignatureDoesNotMatch', message: /signature (expired|not yet current)/i, meaning: skewed },
  {
    exception: 'NotAuthorizedException',
    message: /current (state|status)|cannot be (reset|confirmed)|is disabled|already confirmed/i,
    meaning: refused(
      'The status of the user does not allow this. Read the user again and choose an action that is offered.',
    ),
  },
  {
    exception: 'InvalidParameterException',
    message: /no registered\/verified (email|phone)/i,
    meaning: refused(
      'Cognito sends codes to verified addresses only. Mark the e-mail address or phone number as verified first, or set a password.',
    ),
  },
]
