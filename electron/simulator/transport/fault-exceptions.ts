import type { Account } from '../pool/account.ts'
import { internalError, rateExceeded, ServiceException } from '../protocol/exceptions.ts'
import type { Fault } from './faults.ts'
import { readUserPoolId } from './request-subject.ts'
import type { Signature } from './signature.ts'

const signatureWindowMilliseconds = 5 * 60 * 1000

/** The exception that a fault makes the service answer with; undefined for faults of another nature. */
export function faultException(
  account: Account,
  fault: Fault,
  request: {
    readonly operation: string
    readonly body: string
    readonly signature: Signature | undefined
  },
): ServiceException | undefined {
  switch (fault.kind) {
    case 'throttled':
      return rateExceeded()
    case 'access-denied':
      return new ServiceException(
        'AccessDeniedException',
        `User: arn:aws:iam::${account.accountId}:user/operator is not authorized to perform: ` +
          `cognito-idp:${request.operation} on resource: ${resourceName(account, request.body)} ` +
          `because no identity-based policy allows the cognito-idp:${request.operation} action`,
      )
    case 'expired-token':
      return new ServiceException(
        'ExpiredTokenException',
        'The security token included in the request is expired',
      )
    case 'invalid-signature':
      return new ServiceException(
        'InvalidSignatureException',
        'The request signature we calculated does not match the signature you provided. ' +
          'Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
      )
    case 'unrecognized-client':
      return new ServiceException(
        'UnrecognizedClientException',
        'The security token included in the request is invalid.',
      )
    case 'internal-error':
      return internalError()
    case 'exception':
      return new ServiceException(fault.name, fault.message, fault.status)
    case 'clock-skew':
      return skewException(request.signature?.signedAt, Date.now() + fault.milliseconds)
    default:
      return undefined
  }
}

/** `20260131T120000Z`, as signatures and their error messages write a time. */
function signatureTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/[-:]|\.\d+/g, '')
}

function skewException(signedAt: string | undefined, now: number): ServiceException | undefined {
  if (signedAt === undefined) return undefined
  const earliest = signatureTime(now - signatureWindowMilliseconds)
  const latest = signatureTime(now + signatureWindowMilliseconds)
  if (signedAt < earliest) {
    const message = `Signature expired: ${signedAt} is now earlier than ${earliest} (${signatureTime(now)} - 5 min.)`
    return new ServiceException('InvalidSignatureException', message)
  }
  if (signedAt > latest) {
    const message = `Signature not yet current: ${signedAt} is still later than ${latest} (${signatureTime(now)} + 5 min.)`
    return new ServiceException('InvalidSignatureException', message)
  }
  return undefined
}

function resourceName(account: Account, body: string): string {
  const pool = readUserPoolId(body) ?? '*'
  return `arn:aws:cognito-idp:${account.region}:${account.accountId}:userpool/${pool}`
}
