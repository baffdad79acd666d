/** An error answer of the service: the exception's name in the API model, its message and its HTTP status. */
export class ServiceException extends Error {
  readonly status: number

  constructor(name: string, message: string, status = 400) {
    super(message)
    this.name = name
    this.status = status
  }
}

export function aliasExists(message: string): ServiceException {
  return new ServiceException('AliasExistsException', message)
}

export function attemptLimitExceeded(): ServiceException {
  return limitExceeded('Attempt limit exceeded, please try after some time.')
}

export function codeDeliveryFailure(message: string): ServiceException {
  return new ServiceException('CodeDeliveryFailureException', message)
}

export function codeMismatch(): ServiceException {
  return new ServiceException(
    'CodeMismatchException',
    'Invalid verification code provided, please try again.',
  )
}

export function deviceKeyExists(): ServiceException {
  return new ServiceException('DeviceKeyExistsException', 'Device key already exists.')
}

export function duplicateProvider(message: string): ServiceException {
  return new ServiceException('DuplicateProviderException', message)
}

export function enableSoftwareTokenMfa(message: string): ServiceException {
  return new ServiceException('EnableSoftwareTokenMFAException', message)
}

export function expiredCode(): ServiceException {
  return new ServiceException('ExpiredCodeException', 'Invalid code provided, please request a code again.')
}

export function featureUnavailableInTier(message: string): ServiceException {
  return new ServiceException('FeatureUnavailableInTierException', message)
}

export function groupExists(): ServiceException {
  return new ServiceException('GroupExistsException', 'A group with the name already exists.')
}

export function groupNotFound(): ServiceException {
  return new ServiceException('ResourceNotFoundException', 'Group not found.')
}

export function internalError(): ServiceException {
  return new ServiceException('InternalErrorException', 'Something went wrong', 500)
}

export function invalidOAuthFlow(message: string): ServiceException {
  return new ServiceException('InvalidOAuthFlowException', message)
}

export function invalidParameter(message: string): ServiceException {
  return new ServiceException('InvalidParameterException', message)
}

export function invalidPassword(message: string): ServiceException {
  return new ServiceException('InvalidPasswordException', message)
}

export function invalidUserPoolConfiguration(message: string): ServiceException {
  return new ServiceException('InvalidUserPoolConfigurationException', message)
}

export function limitExceeded(message: string): ServiceException {
  return new ServiceException('LimitExceededException', message)
}

export function missingAuthenticationToken(): ServiceException {
  return new ServiceException('MissingAuthenticationTokenException', 'Missing Authentication Token')
}

export function notAuthorized(message: string): ServiceException {
  return new ServiceException('NotAuthorizedException', message)
}

export function operationNotEnabled(message: string): ServiceException {
  return new ServiceException('OperationNotEnabledException', message)
}

export function passwordResetRequired(): ServiceException {
  return new ServiceException('PasswordResetRequiredException', 'Password reset required for the user')
}

export function preconditionNotMet(message: string): ServiceException {
  return new ServiceException('PreconditionNotMetException', message)
}

export function rateExceeded(): ServiceException {
  return new ServiceException('TooManyRequestsException', 'Rate exceeded')
}

/** The message's wording is not confirmed. */
export function refreshTokenReuse(): ServiceException {
  return new ServiceException('RefreshTokenReuseException', 'Refresh token reuse detected')
}

export function resourceNotFound(message: string): ServiceException {
  return new ServiceException('ResourceNotFoundException', message)
}

export function scopeDoesNotExist(scope: string): ServiceException {
  return new ServiceException('ScopeDoesNotExistException', `Invalid scope requested: ${scope}`)
}

export function softwareTokenMfaNotFound(message: string): ServiceException {
  return new ServiceException('SoftwareTokenMFANotFoundException', message)
}

export function unauthorized(message: string): ServiceException {
  return new ServiceException('UnauthorizedException', message)
}

/** What operations that applications call say of a user who is not there, to clients that may know. */
export function unknownToClient(): ServiceException {
  return new ServiceException('UserNotFoundException', 'Username/client id combination not found.')
}

export function unsupportedOperation(message: string): ServiceException {
  return new ServiceException('UnsupportedOperationException', message)
}

export function unsupportedTokenType(message: string): ServiceException {
  return new ServiceException('UnsupportedTokenTypeException', message)
}

/** A second factor's code that does not fit. */
export function wrongSignInCode(message: string): ServiceException {
  return new ServiceException('CodeMismatchException', message)
}

export function usedSignInCode(): ServiceException {
  return new ServiceException('ExpiredCodeException', 'Your software token has already been used once.')
}

export function unsupportedUserState(message: string): ServiceException {
  return new ServiceException('UnsupportedUserStateException', message)
}

/** The message's wording is not confirmed. */
export function userImportInProgress(): ServiceException {
  return new ServiceException(
    'UserImportInProgressException',
    'The user pool cannot be modified while a user import job is in progress.',
  )
}

export function userNotConfirmed(): ServiceException {
  return new ServiceException('UserNotConfirmedException', 'User is not confirmed.')
}

export function userNotFound(): ServiceException {
  return new ServiceException('UserNotFoundException', 'User does not exist.')
}

export function userPoolAddOnNotEnabled(): ServiceException {
  return new ServiceException('UserPoolAddOnNotEnabledException', 'User pool add-ons not enabled.')
}

export function usernameExists(message: string): ServiceException {
  return new ServiceException('UsernameExistsException', message)
}

export function passwordInHistory(): ServiceException {
  return new ServiceException(
    'PasswordHistoryPolicyViolationException',
    'Password has been used before and does not comply with the password history policy.',
  )
}
