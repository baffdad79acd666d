import {
  type SignInAttempt,
  type SignInEvent,
  type SignInRisk,
  signInEventLifetime,
} from '../pool/sign-in/sign-in-events.ts'
import type { User } from '../pool/users/user.ts'
import { type Random, randomUuid } from '../random.ts'
import { type Appliance, drawAppliance } from './appliances.ts'
import { drawHome, drawPlace, type Place } from './places.ts'

type Draft = Pick<SignInEvent, 'type' | 'response' | 'risk'> & Pick<SignInAttempt, 'challenges'>
type Surroundings = { readonly place: Place; readonly appliance: Appliance }

const safe: SignInRisk = { decision: 'NoRisk', compromisedCredentials: false }
const right = { name: 'Password', response: 'Success' } as const
const wrong = { name: 'Password', response: 'Failure' } as const

/**
 * What threat protection would have kept of a demo user, the newest first: from nothing to more than two pages,
 * mostly from home, now and then from somebody else. It does not look at those who sign in with a provider, nor at
 * those who never came. `now` in milliseconds since the epoch.
 */
export function demoSignInEvents(random: Random, user: User, now: number): readonly SignInEvent[] {
  const drafts = drawHistory(random, user)
  const home = drawHome(random, user)
  const appliances: [Appliance, Appliance] = [drawAppliance(random), drawAppliance(random)]
  const begin = Math.max(user.createdAt, now - signInEventLifetime)
  const times = drafts
    .map(({ type }) => (type === 'SignUp' ? user.createdAt : Math.floor(between(random, begin, now))))
    .sort((left, right) => right - left)
  const events = drafts.map((draft, index) => {
    const isStranger = draft.risk.decision !== 'NoRisk'
    const surroundings = isStranger
      ? { place: drawPlace(random), appliance: drawAppliance(random) }
      : { place: home, appliance: random.pick(appliances) }
    return writeEvent(random, draft, surroundings, times[index] ?? begin, now)
  })
  return events.filter(({ createdAt }) => createdAt >= begin)
}

function drawHistory(random: Random, user: User): readonly Draft[] {
  switch (user.status) {
    case 'EXTERNAL_PROVIDER':
      return []
    case 'FORCE_CHANGE_PASSWORD':
      return random.chance(0.2) ? [signIn('Fail', [wrong])] : []
    case 'UNCONFIRMED':
      return [...repeat(random.below(3), () => step('ResendCode', 'Pass')), step('SignUp', 'InProgress')]
    case 'RESET_REQUIRED':
      return [step('ForgotPassword', 'InProgress'), ...drawSignIns(random, user), step('SignUp', 'Pass')]
    case 'COMPROMISED':
      return [...repeat(1 + random.below(4), leaked), ...drawSignIns(random, user), step('SignUp', 'Pass')]
    default:
      return [...drawSignIns(random, user), step('SignUp', 'Pass')]
  }
}

/** Most users come now and then, some every other day. */
function drawSignIns(random: Random, user: User): readonly Draft[] {
  const count = random.chance(0.1) ? 40 + random.below(110) : random.below(25)
  return repeat(count, () => drawSignIn(random, user))
}

function drawSignIn(random: Random, user: User): Draft {
  const outcome = random.fraction()
  if (outcome < 0.02) return drawAttack(random)
  if (outcome < 0.1) return signIn('Fail', [wrong])
  if (outcome < 0.12) return step('ForgotPassword', 'Pass')
  if (outcome < 0.14) return step('PasswordChange', 'Pass')
  if (user.mfa === undefined) return signIn('Pass', [right])
  if (outcome < 0.18) return signIn('Fail', [right, { name: 'Mfa', response: 'Failure' }])
  if (outcome < 0.2) return signIn('InProgress', [right])
  return signIn('Pass', [right, { name: 'Mfa', response: 'Success' }])
}

/** Someone who may be somebody else: refused, asked for a second factor, or let in. */
function drawAttack(random: Random): Draft {
  const compromisedCredentials = false
  switch (random.below(4)) {
    case 0:
      return signIn('Fail', [wrong], { decision: 'Block', level: 'High', compromisedCredentials })
    case 1:
      return signIn('Pass', [right], { decision: 'AccountTakeover', level: 'Low', compromisedCredentials })
    default:
      return signIn('InProgress', [right], {
        decision: 'AccountTakeover',
        level: 'Medium',
        compromisedCredentials,
      })
  }
}

/** Someone with a password that has been seen elsewhere. */
function leaked(): Draft {
  return signIn('Fail', [right], { decision: 'Block', level: 'High', compromisedCredentials: true })
}

function signIn(
  response: SignInEvent['response'],
  challenges: NonNullable<Draft['challenges']>,
  risk: SignInRisk = safe,
): Draft {
  return { type: 'SignIn', response, challenges, risk }
}

function step(type: SignInEvent['type'], response: SignInEvent['response']): Draft {
  return { type, response, risk: safe }
}

function writeEvent(
  random: Random,
  draft: Draft,
  { place, appliance }: Surroundings,
  createdAt: number,
  now: number,
): SignInEvent {
  const isJudged = draft.risk.decision !== 'NoRisk' && random.chance(0.3)
  return {
    ...draft,
    ...place,
    id: randomUuid(random),
    createdAt,
    deviceName: appliance.label,
    ...(isJudged ? { feedback: drawFeedback(random, createdAt, now) } : {}),
  }
}

function drawFeedback(random: Random, from: number, now: number): NonNullable<SignInEvent['feedback']> {
  return {
    value: random.chance(0.4) ? 'Valid' : 'Invalid',
    provider: 'Admin',
    givenAt: Math.floor(between(random, from, now)),
  }
}

function between(random: Random, from: number, to: number): number {
  return from + random.fraction() * (to - from)
}

function repeat<Item>(count: number, make: () => Item): Item[] {
  return Array.from({ length: count }, make)
}
