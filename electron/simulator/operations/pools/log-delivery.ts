import { findPool } from '../../pool/account.ts'
import type { Pool } from '../../pool/pool.ts'
import { featureUnavailableInTier, invalidParameter } from '../../protocol/exceptions.ts'
import { operation } from '../../protocol/operation.ts'

/** Replaces the whole configuration. */
export const setLogDeliveryConfiguration = operation('SetLogDeliveryConfiguration', (account, request) => {
  const pool = findPool(account, request.UserPoolId)
  const sources = request.LogConfigurations.map(({ EventSource }) => EventSource)
  if (new Set(sources).size < sources.length) {
    throw invalidParameter('Following event sources appear more then once in a request')
  }
  const { tier } = pool.settings
  if (sources.includes('userAuthEvents') && tier !== 'PLUS') {
    throw featureUnavailableInTier(
      `The following feature is not available for the ${tier} pricing tier configured: Log Streaming`,
    )
  }
  pool.logConfigurations = request.LogConfigurations
  return logDelivery(pool)
})

export const getLogDeliveryConfiguration = operation('GetLogDeliveryConfiguration', (account, request) =>
  logDelivery(findPool(account, request.UserPoolId)),
)

function logDelivery({ id, logConfigurations }: Pool): object {
  return { LogDeliveryConfiguration: { UserPoolId: id, LogConfigurations: logConfigurations } }
}
