import type { Account } from '../../pool/account.ts'
import { type Application, checkSecretHash, findApplication } from '../../pool/clients/application.ts'
import { lookUpUser } from '../../pool/pool.ts'
import { type Challenge, markUsed, type PendingSignIn, pendingSignIn } from '../../pool/sign-in/challenges.ts'
import type { SessionOrigin } from '../../pool/sign-in/sessions.ts'
import { notAuthorized, userNotFound } from '../../protocol/exceptions.ts'
import { operation } from '../../protocol/operation.ts'
import { type AuthParameters, missingParameter, parameter } from './auth-parameters.ts'
import { findClientOfPool } from './initiate-auth.ts'
import { takeNewPassword } from './new-password.ts'
import { nextStep, pose, type SignInAnswer } from './next-step.ts'
import { takeCode, takeFactorChoice, takeSetup, takeSoftwareTokenCode } from './second-factor-answers.ts'
import { factorChallenge } from './second-factors.ts'
import { originOf, type StartedSignIn } from './sign-in.ts'

export const respondToAuthChallenge = operation('RespondToAuthChallenge', (account, request) =>
  respond(account, findApplication(account, request.ClientId), {
    challengeName: request.ChallengeName,
    session: request.Session,
    responses: request.ChallengeResponses,
    origin: originOf(request.UserContextData?.IpAddress),
  }),
)

export const adminRespondToAuthChallenge = operation('AdminRespondToAuthChallenge', (account, request) =>
  respond(account, findClientOfPool(account, request), {
    challengeName: request.ChallengeName,
    session: request.Session,
    responses: request.ChallengeResponses,
    origin: originOf(request.ContextData?.IpAddress),
  }),
)

type Answer = {
  readonly challengeName: string
  readonly session: string | undefined
  readonly responses: AuthParameters
  readonly origin: SessionOrigin
}

/** A wrong answer leaves the session as it is: the user may try again until it expires. */
async function respond(account: Account, application: Application, answer: Answer): Promise<SignInAnswer> {
  const { pool, client } = application
  const username = parameter(answer.responses, 'USERNAME')
  checkSecretHash(client, username, answer.responses?.SECRET_HASH)
  if (answer.session === undefined) throw missingParameter('Session')
  const pending = pendingSignIn(account, pool, {
    session: answer.session,
    clientId: client.id,
    challengeName: answer.challengeName,
  })
  const user = pool.users.bySub(pending.sub)
  if (user === undefined) throw userNotFound()
  if (lookUpUser(pool, username)?.sub !== user.sub) throw notAuthorized('Invalid session for the user.')
  if (!user.enabled) throw notAuthorized('User is disabled.')
  const { eventId } = pending
  return await take(
    account,
    pending,
    { pool, client, user, eventId, origin: answer.origin },
    answer.responses,
  )
}

async function take(
  account: Account,
  pending: PendingSignIn,
  signIn: StartedSignIn,
  responses: AuthParameters,
): Promise<SignInAnswer> {
  const { pool, user } = signIn
  const challenge: Challenge = pending.challenge
  switch (challenge.name) {
    case 'NEW_PASSWORD_REQUIRED': {
      if (user.status !== 'FORCE_CHANGE_PASSWORD') throw notAuthorized('Invalid session for the user.')
      const changed = takeNewPassword(account, signIn, responses)
      markUsed(account, pool, pending)
      return await nextStep(account, { ...signIn, user: changed }, 'Password')
    }
    case 'SELECT_MFA_TYPE': {
      const factor = takeFactorChoice(signIn, responses)
      markUsed(account, pool, pending)
      return pose(account, signIn, factorChallenge(account, pool, user, factor), signIn.eventId)
    }
    case 'SMS_MFA':
    case 'EMAIL_OTP':
      takeCode(account, signIn, challenge, responses)
      break
    case 'SOFTWARE_TOKEN_MFA':
      takeSoftwareTokenCode(account, signIn, responses)
      break
    case 'MFA_SETUP':
      takeSetup(challenge)
      break
  }
  markUsed(account, pool, pending)
  // The answer may have verified an address.
  return await nextStep(account, { ...signIn, user: pool.users.bySub(user.sub) ?? user }, 'Mfa')
}
