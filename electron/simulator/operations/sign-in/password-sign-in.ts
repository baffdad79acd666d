import type { Account } from '../../pool/account.ts'
import { type Application, checkSecretHash } from '../../pool/clients/application.ts'
import { hidesUserExistence } from '../../pool/clients/client.ts'
import { isPassword, isTemporaryExpired } from '../../pool/passwords/credential.ts'
import { lookUpUser } from '../../pool/pool.ts'
import type { SessionOrigin } from '../../pool/sign-in/sessions.ts'
import type { User } from '../../pool/users/user.ts'
import {
  notAuthorized,
  passwordResetRequired,
  userNotConfirmed,
  userNotFound,
} from '../../protocol/exceptions.ts'
import { type AuthParameters, parameter } from './auth-parameters.ts'
import { nextStep, type SignInAnswer } from './next-step.ts'
import { recordStep, type SignIn } from './sign-in.ts'

/**
 * Signs a user in who sends the password itself. A user from an identity provider has no password, so none is right.
 * In which order the states of a user are looked at is documented nowhere: that a disabled one hears of it, and one
 * whose password was reset, whatever the password, and an unconfirmed one only after the right one, is what reports of
 * sign-ins show.
 */
export async function passwordSignIn(
  account: Account,
  application: Application,
  parameters: AuthParameters,
  origin: SessionOrigin,
): Promise<SignInAnswer> {
  const { pool, client } = application
  const username = parameter(parameters, 'USERNAME')
  checkSecretHash(client, username, parameters?.SECRET_HASH)
  const password = parameter(parameters, 'PASSWORD')
  const user = lookUpUser(pool, username)
  if (user === undefined) throw hidesUserExistence(client) ? incorrect() : userNotFound()
  const signIn = { pool, client, user, origin }
  refuseState(user)
  checkAttempt(account, signIn, password)
  if (user.status === 'UNCONFIRMED') throw userNotConfirmed()
  if (user.status === 'FORCE_CHANGE_PASSWORD' && isTemporaryExpired(user, account.now())) {
    throw notAuthorized('Temporary password has expired and must be reset by an administrator.')
  }
  return await nextStep(account, signIn, 'Password')
}

/** Throws for a user who cannot sign in, whatever they know. */
function refuseState(user: User): void {
  if (!user.enabled) throw notAuthorized('User is disabled.')
  if (user.status === 'RESET_REQUIRED') throw passwordResetRequired()
}

/** Throws NotAuthorizedException for a wrong password, and for any while the user is locked out. */
function checkAttempt(account: Account, signIn: SignIn, password: string): void {
  const { pool, user } = signIn
  const now = account.now()
  if (pool.signInAttempts.isLockedOut(user.sub, now)) throw notAuthorized('Password attempts exceeded')
  if (isPassword(user, password)) {
    pool.signInAttempts.forget(user.sub)
    return
  }
  pool.signInAttempts.noteFailure(user.sub, now)
  recordStep(account, signIn, { name: 'Password', succeeded: false, response: 'Fail' })
  throw incorrect()
}

function incorrect() {
  return notAuthorized('Incorrect username or password.')
}
