import { findPool } from '../../pool/account.ts'
import type { Pool } from '../../pool/pool.ts'
import { featureUnavailableInTier, operationNotEnabled } from '../../protocol/exceptions.ts'
import { operation } from '../../protocol/operation.ts'

export const getUserPoolSessionConfiguration = operation(
  'GetUserPoolSessionConfiguration',
  (account, request) => configurationOf(findPool(account, request.UserPoolId)),
)

/** A smaller number of sessions takes effect on each user's next sign-in. The message's wording is not confirmed. */
export const setUserPoolSessionConfiguration = operation(
  'SetUserPoolSessionConfiguration',
  (account, request) => {
    const pool = findPool(account, request.UserPoolId)
    if (pool.settings.tier === 'LITE') {
      throw featureUnavailableInTier('Session tracking is not available in the LITE tier.')
    }
    pool.sessions.configuration = {
      tracking: request.UserSessionTracking,
      maxPerUser: request.TokenSession.MaxPerUser,
    }
    return configurationOf(pool)
  },
)

/**
 * Throws OperationNotEnabledException in a pool that does not keep track of sessions. That this is what the service
 * does, and its wording, is not confirmed: the exception's description speaks of the pool's configuration.
 */
export function refuseUntracked({ sessions }: Pool): void {
  if (sessions.configuration.tracking === 'ENABLED') return
  throw operationNotEnabled('Session tracking is not enabled for this user pool.')
}

function configurationOf({ id, sessions }: Pool): object {
  const { tracking, maxPerUser } = sessions.configuration
  return { UserPoolId: id, UserSessionTracking: tracking, TokenSession: { MaxPerUser: maxPerUser } }
}
