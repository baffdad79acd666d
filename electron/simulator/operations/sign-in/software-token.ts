import type { Account } from '../../pool/account.ts'
import type { Client } from '../../pool/clients/client.ts'
import type { Pool } from '../../pool/pool.ts'
import { awaitAnswer, type Challenge, markUsed, pendingSignIn } from '../../pool/sign-in/challenges.ts'
import { registerSoftwareToken } from '../../pool/sign-in/mfa.ts'
import { newTotpSecret, totpStep } from '../../pool/sign-in/totp.ts'
import type { User } from '../../pool/users/user.ts'
import {
  enableSoftwareTokenMfa,
  invalidParameter,
  notAuthorized,
  softwareTokenMfaNotFound,
} from '../../protocol/exceptions.ts'
import { operation } from '../../protocol/operation.ts'
import { signedIn } from './signed-in.ts'

/** Whoever sets an authenticator app up: somebody signed in, or somebody who has to before the sign-in goes on. */
type Setup = {
  readonly pool: Pool
  readonly user: User
  /** The secret that was handed out and not yet verified. */
  readonly secret: string | undefined
  /** Keeps what has come of it, and gives the session to go on with, if there is one. */
  keep(outcome: { readonly secret: string; readonly verified?: true }): string | undefined
}

type Request = { readonly AccessToken?: string | undefined; readonly Session?: string | undefined }

/** A new secret replaces no app: that happens when the new one has shown its code. */
export const associateSoftwareToken = operation('AssociateSoftwareToken', async (account, request) => {
  const setup = await openSetup(account, 'AssociateSoftwareToken', request)
  const SecretCode = newTotpSecret(account.random)
  return { SecretCode, Session: setup.keep({ secret: SecretCode }) }
})

export const verifySoftwareToken = operation('VerifySoftwareToken', async (account, request) => {
  const { pool, user, secret, keep } = await openSetup(account, 'VerifySoftwareToken', request)
  if (secret === undefined) throw softwareTokenMfaNotFound('Software Token MFA does not exist for the user.')
  const step = totpStep(secret, request.UserCode, account.now())
  if (step === undefined) {
    throw enableSoftwareTokenMfa('Code mismatch and fail enable Software Token MFA')
  }
  const deviceName = request.FriendlyDeviceName
  registerSoftwareToken(pool, user, {
    secret,
    verified: true,
    ...(deviceName === undefined ? {} : { deviceName }),
  })
  const Session = keep({ secret, verified: true })
  pool.softwareTokenUse.put(user, { lastStep: step })
  return { Status: 'SUCCESS', Session }
})

async function openSetup(
  account: Account,
  operationName: 'AssociateSoftwareToken' | 'VerifySoftwareToken',
  { AccessToken, Session }: Request,
): Promise<Setup> {
  if (AccessToken !== undefined && Session !== undefined)
    throw invalidParameter('Provide either an access token or a session, not both.')
  const setup =
    AccessToken === undefined
      ? setupOfSession(account, Session)
      : setupOfUser(await signedIn(account, operationName, AccessToken))
  if (!setup.pool.settings.softwareTokenMfa)
    throw softwareTokenMfaNotFound('Software Token MFA has not been enabled by the userpool.')
  return setup
}

function setupOfUser({ pool, user }: { readonly pool: Pool; readonly user: User }): Setup {
  const use = pool.softwareTokenUse.of(user)
  return {
    pool,
    user,
    secret: use.associating,
    keep({ secret }) {
      pool.softwareTokenUse.put(user, { ...use, associating: secret })
      return undefined
    },
  }
}

function setupOfSession(account: Account, session: string | undefined): Setup {
  if (session === undefined) throw invalidParameter('Missing required parameter AccessToken or Session')
  const pool = [...account.pools.values()].find(({ pendingSignIns }) => pendingSignIns.get(session))
  if (pool === undefined) throw notAuthorized('Invalid session for the user.')
  const pending = pendingSignIn(account, pool, { session, challengeName: 'MFA_SETUP' })
  const user = pool.users.bySub(pending.sub)
  const client = pool.clients.get(pending.clientId)
  if (user === undefined || client === undefined) throw notAuthorized('Invalid session for the user.')
  return {
    pool,
    user,
    secret: pending.challenge.name === 'MFA_SETUP' ? pending.challenge.secret : undefined,
    keep(outcome) {
      markUsed(account, pool, pending)
      return goOn(
        account,
        pool,
        { client, user, eventId: pending.eventId },
        { name: 'MFA_SETUP', ...outcome },
      )
    },
  }
}

function goOn(
  account: Account,
  pool: Pool,
  signIn: { readonly client: Client; readonly user: User; readonly eventId: string },
  challenge: Challenge,
): string {
  return awaitAnswer(account, pool, signIn, challenge).session
}
