import type { Account } from '../../pool/account.ts'
import { awaitAnswer, type Challenge } from '../../pool/sign-in/challenges.ts'
import { type AuthenticationResult, startSession } from './issue-tokens.ts'
import { newPasswordChallenge } from './new-password.ts'
import { type PosedChallenge, secondFactorChallenge } from './second-factors.ts'
import { recordStep, type SignIn } from './sign-in.ts'

/** What InitiateAuth, RespondToAuthChallenge and their Admin versions answer. */
export type SignInAnswer = {
  readonly ChallengeName?: Challenge['name']
  readonly Session?: string
  readonly ChallengeParameters: Readonly<Record<string, string>>
  readonly AuthenticationResult?: AuthenticationResult
}

/** The next challenge of a user who has passed one, or the tokens where none is left. */
export async function nextStep(
  account: Account,
  signIn: SignIn,
  passed: 'Password' | 'Mfa',
): Promise<SignInAnswer> {
  const posed = passed === 'Mfa' ? undefined : challengeAfterPassword(account, signIn)
  const response = posed === undefined ? 'Pass' : 'InProgress'
  const eventId = recordStep(account, signIn, { name: passed, succeeded: true, response })
  if (posed !== undefined) return pose(account, signIn, posed, eventId)
  return {
    AuthenticationResult: await startSession(account, signIn, eventId),
    ChallengeParameters: {},
  }
}

/** Puts a challenge to the user. */
export function pose(
  account: Account,
  { pool, client, user }: SignIn,
  { challenge, parameters }: PosedChallenge,
  eventId: string,
): SignInAnswer {
  const { session } = awaitAnswer(account, pool, { client, user, eventId }, challenge)
  return { ChallengeName: challenge.name, Session: session, ChallengeParameters: parameters }
}

function challengeAfterPassword(account: Account, signIn: SignIn): PosedChallenge | undefined {
  const { pool, user } = signIn
  return user.status === 'FORCE_CHANGE_PASSWORD'
    ? newPasswordChallenge(signIn)
    : secondFactorChallenge(account, pool, user)
}
