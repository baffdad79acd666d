import { findPool } from '../../pool/account.ts'
import { takePage } from '../../pool/pages/page.ts'
import { findUser } from '../../pool/pool.ts'
import { hasThreatProtection, type SignInEvent, signInEventsOf } from '../../pool/sign-in/sign-in-events.ts'
import { resourceNotFound, userPoolAddOnNotEnabled } from '../../protocol/exceptions.ts'
import { operation } from '../../protocol/operation.ts'
import { timestamp } from '../output.ts'

export const adminListUserAuthEvents = operation('AdminListUserAuthEvents', (account, request) => {
  const pool = findPool(account, request.UserPoolId)
  if (!hasThreatProtection(pool)) throw userPoolAddOnNotEnabled()
  const user = findUser(pool, request.Username)
  const page = takePage(
    account,
    {
      scope: ['AdminListUserAuthEvents', pool.id, user.sub],
      token: request.NextToken,
      limit: request.MaxResults || 60,
    },
    (after) => eventsAfter(signInEventsOf(pool, user, account.now()), after?.[0]),
    (event) => [event.id],
  )
  return { AuthEvents: page.items.map(authEventType), NextToken: page.next }
})

/** That an unknown event id is a resource that was not found is not confirmed by any document. */
export const adminUpdateAuthEventFeedback = operation('AdminUpdateAuthEventFeedback', (account, request) => {
  const pool = findPool(account, request.UserPoolId)
  if (!hasThreatProtection(pool)) throw userPoolAddOnNotEnabled()
  const user = findUser(pool, request.Username)
  const now = account.now()
  const events = signInEventsOf(pool, user, now)
  if (!events.some((event) => event.id === request.EventId)) throw resourceNotFound('Event does not exist.')
  const feedback = { value: request.FeedbackValue, provider: 'Admin', givenAt: now }
  pool.signInEvents.put(
    user,
    events.map((event) => (event.id === request.EventId ? { ...event, feedback } : event)),
  )
  return {}
})

/** An event that has gone meanwhile was the oldest: nothing comes after it. */
function eventsAfter(events: readonly SignInEvent[], id: string | undefined): readonly SignInEvent[] {
  if (id === undefined) return events
  const index = events.findIndex((event) => event.id === id)
  return index === -1 ? [] : events.slice(index + 1)
}

/** The API's AuthEventType. */
function authEventType(event: SignInEvent): object {
  return {
    EventId: event.id,
    EventType: event.type,
    CreationDate: timestamp(event.createdAt),
    EventResponse: event.response,
    EventRisk: {
      RiskDecision: event.risk.decision,
      RiskLevel: event.risk.level,
      CompromisedCredentialsDetected: event.risk.compromisedCredentials,
    },
    ChallengeResponses: (event.challenges ?? []).map(({ name, response }) => ({
      ChallengeName: name,
      ChallengeResponse: response,
    })),
    EventContextData: {
      IpAddress: event.ipAddress,
      DeviceName: event.deviceName,
      Timezone: event.timezone,
      City: event.city,
      Country: event.country,
    },
    EventFeedback:
      event.feedback === undefined
        ? undefined
        : {
            FeedbackValue: event.feedback.value,
            Provider: event.feedback.provider,
            FeedbackDate: timestamp(event.feedback.givenAt),
          },
  }
}
