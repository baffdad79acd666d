import type { Account } from '../../pool/account.ts'
import { deliver, deliveryDetails, destination } from '../../pool/delivery.ts'
import type { Pool } from '../../pool/pool.ts'
import type { Challenge } from '../../pool/sign-in/challenges.ts'
import { type SecondFactor, secondFactorsOf } from '../../pool/sign-in/mfa.ts'
import type { User } from '../../pool/users/user.ts'

/** A challenge, and what the user is told about it. */
export type PosedChallenge = {
  readonly challenge: Challenge
  readonly parameters: Readonly<Record<string, string>>
}

const media = { SMS_MFA: 'SMS', EMAIL_OTP: 'EMAIL' } as const

/** Each medium's codes; that those of e-mail messages are longer is what reports of sign-ins show. */
const codeLengths = { SMS_MFA: 6, EMAIL_OTP: 8 } as const

/** What a user has to answer after the password; undefined where the password is enough. Sends a code if need be. */
export function secondFactorChallenge(account: Account, pool: Pool, user: User): PosedChallenge | undefined {
  const { mfa } = pool.settings
  if (mfa === 'OFF') return undefined
  const { preferred } = pool.mfa.of(user)
  const factors = factorsOf(pool, user)
  const [first, ...others] = factors
  if (first === undefined) return mfa === 'ON' ? setupChallenge(pool) : undefined
  if (preferred !== undefined && factors.includes(preferred)) {
    return factorChallenge(account, pool, user, preferred)
  }
  if (others.length === 0) return factorChallenge(account, pool, user, first)
  return {
    challenge: { name: 'SELECT_MFA_TYPE' },
    parameters: { MFAS_CAN_CHOOSE: JSON.stringify(factors), USER_ID_FOR_SRP: user.username },
  }
}

/** The challenge of one factor. Sends a code to the user where the factor is a code. */
export function factorChallenge(
  account: Account,
  pool: Pool,
  user: User,
  factor: SecondFactor,
): PosedChallenge {
  if (factor === 'SOFTWARE_TOKEN_MFA') {
    const deviceName = pool.mfa.of(user).softwareToken?.deviceName
    return {
      challenge: { name: factor },
      parameters: {
        USER_ID_FOR_SRP: user.username,
        ...(deviceName === undefined ? {} : { FRIENDLY_DEVICE_NAME: deviceName }),
      },
    }
  }
  const medium = media[factor]
  const to = destination(user, medium) ?? ''
  const length = codeLengths[factor]
  const code = String(account.random.below(10 ** length)).padStart(length, '0')
  deliver(account, user, { kind: 'second-factor-code', secret: code, medium, destination: to })
  return {
    challenge: { name: factor, code, destination: to },
    parameters: {
      CODE_DELIVERY_DELIVERY_MEDIUM: medium,
      CODE_DELIVERY_DESTINATION: deliveryDetails(medium, to).Destination,
      USER_ID_FOR_SRP: user.username,
    },
  }
}

/**
 * The factors that the user can answer now. Where the pool insists on a second factor and the user has turned none
 * on, an authenticator app counts as soon as it is verified, and a phone number as soon as it is there.
 */
export function factorsOf(pool: Pool, user: User): readonly SecondFactor[] {
  const mfa = pool.mfa.of(user)
  const possible: readonly SecondFactor[] = possibleFactors(pool).filter((factor) =>
    factor === 'SOFTWARE_TOKEN_MFA'
      ? mfa.softwareToken?.verified === true
      : destination(user, media[factor]) !== undefined,
  )
  const enabled = possible.filter((factor) => secondFactorsOf(mfa).includes(factor))
  if (enabled.length > 0 || pool.settings.mfa !== 'ON') return enabled
  return possible.filter((factor) => factor !== 'EMAIL_OTP').slice(0, 1)
}

function setupChallenge(pool: Pool): PosedChallenge {
  return {
    challenge: { name: 'MFA_SETUP' },
    parameters: { MFAS_CAN_SETUP: JSON.stringify(possibleFactors(pool)) },
  }
}

/** The factors that the pool allows. */
function possibleFactors({ settings }: Pool): readonly SecondFactor[] {
  return [
    ...(settings.softwareTokenMfa ? (['SOFTWARE_TOKEN_MFA'] as const) : []),
    ...(settings.smsConfiguration === undefined ? [] : (['SMS_MFA'] as const)),
    ...(settings.emailMfa === undefined ? [] : (['EMAIL_OTP'] as const)),
  ]
}
