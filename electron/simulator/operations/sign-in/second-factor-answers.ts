import type { Account } from '../../pool/account.ts'
import { changeUser } from '../../pool/pool.ts'
import type { Challenge } from '../../pool/sign-in/challenges.ts'
import type { SecondFactor } from '../../pool/sign-in/mfa.ts'
import { totpStep } from '../../pool/sign-in/totp.ts'
import {
  invalidParameter,
  notAuthorized,
  type ServiceException,
  softwareTokenMfaNotFound,
  usedSignInCode,
  wrongSignInCode,
} from '../../protocol/exceptions.ts'
import { type AuthParameters, parameter } from './auth-parameters.ts'
import { factorsOf } from './second-factors.ts'
import { recordStep, type SignIn } from './sign-in.ts'

type CodeChallenge = Extract<Challenge, { readonly name: 'SMS_MFA' | 'EMAIL_OTP' }>
type SetupChallenge = Extract<Challenge, { readonly name: 'MFA_SETUP' }>

/**
 * Takes the code of a message. It proves that the user reads the address it was sent to. Throws CodeMismatchException
 * for a wrong one.
 */
export function takeCode(
  account: Account,
  signIn: SignIn,
  challenge: CodeChallenge,
  responses: AuthParameters,
): void {
  const code = parameter(responses, `${challenge.name}_CODE`)
  if (code !== challenge.code) {
    throw failed(account, signIn, wrongSignInCode('Invalid code or auth state for the user.'))
  }
  const { pool, user } = signIn
  const attribute = challenge.name === 'SMS_MFA' ? 'phone_number' : 'email'
  const flag = `${attribute}_verified`
  if (user.attributes[attribute] !== challenge.destination || user.attributes[flag] === 'true') return
  changeUser(pool, user, { attributes: { ...user.attributes, [flag]: 'true' } }, account.now())
}

/**
 * Takes the code of an authenticator app. Throws CodeMismatchException for a wrong one, ExpiredCodeException for one
 * that was used before.
 */
export function takeSoftwareTokenCode(account: Account, signIn: SignIn, responses: AuthParameters): void {
  const { pool, user } = signIn
  const code = parameter(responses, 'SOFTWARE_TOKEN_MFA_CODE')
  const token = pool.mfa.of(user).softwareToken
  if (token === undefined) throw softwareTokenMfaNotFound('Software Token MFA does not exist for the user.')
  const step = totpStep(token.secret, code, account.now())
  if (step === undefined) {
    throw failed(account, signIn, wrongSignInCode('Invalid code received for user'))
  }
  const use = pool.softwareTokenUse.of(user)
  if (step <= (use.lastStep ?? -1)) throw failed(account, signIn, usedSignInCode())
  pool.softwareTokenUse.put(user, { ...use, lastStep: step })
}

/** Throws InvalidParameterException for a factor that was not offered. */
export function takeFactorChoice({ pool, user }: SignIn, responses: AuthParameters): SecondFactor {
  const answer = parameter(responses, 'ANSWER')
  const factor = factorsOf(pool, user).find((candidate) => candidate === answer)
  if (factor === undefined) throw invalidParameter(`Invalid MFA type ${answer}.`)
  return factor
}

/** Throws NotAuthorizedException as long as the authenticator app has not shown its code to VerifySoftwareToken. */
export function takeSetup(challenge: SetupChallenge): void {
  if (challenge.verified !== true) throw notAuthorized('Invalid session for the user.')
}

function failed(account: Account, signIn: SignIn, exception: ServiceException): ServiceException {
  recordStep(account, signIn, { name: 'Mfa', succeeded: false, response: 'Fail' })
  return exception
}
