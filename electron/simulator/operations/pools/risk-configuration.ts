import { findPool } from '../../pool/account.ts'
import { findClient } from '../../pool/clients/client.ts'
import type { Pool } from '../../pool/pool.ts'
import type { RiskConfiguration } from '../../pool/risk-configuration.ts'
import { userPoolAddOnNotEnabled } from '../../protocol/exceptions.ts'
import type { InputOf } from '../../protocol/input.ts'
import { operation } from '../../protocol/operation.ts'

/** The key of the configuration of the pool itself among those of its app clients. */
const poolWide = ''

/** Replaces the whole configuration; nothing but the ids takes it away. */
export const setRiskConfiguration = operation('SetRiskConfiguration', (account, request) => {
  const pool = findPool(account, request.UserPoolId)
  const key = subject(pool, request)
  const { CompromisedCredentialsRiskConfiguration, AccountTakeoverRiskConfiguration } = request
  const { RiskExceptionConfiguration } = request
  const configuration = {
    CompromisedCredentialsRiskConfiguration,
    AccountTakeoverRiskConfiguration,
    RiskExceptionConfiguration,
  }
  pool.riskConfigurations.set(key, configuration)
  return { RiskConfiguration: riskConfigurationType(request, configuration) }
})

export const describeRiskConfiguration = operation('DescribeRiskConfiguration', (account, request) => {
  const pool = findPool(account, request.UserPoolId)
  const configuration = pool.riskConfigurations.get(subject(pool, request))
  return { RiskConfiguration: riskConfigurationType(request, configuration ?? {}) }
})

type Request = Pick<InputOf<'SetRiskConfiguration'>, 'UserPoolId' | 'ClientId'>

function subject(pool: Pool, { ClientId }: Request): string {
  if ((pool.settings.addOns?.AdvancedSecurityMode ?? 'OFF') === 'OFF') throw userPoolAddOnNotEnabled()
  return ClientId === undefined ? poolWide : findClient(pool, ClientId).id
}

function riskConfigurationType({ UserPoolId, ClientId }: Request, configuration: RiskConfiguration): object {
  return { UserPoolId, ClientId, ...configuration }
}
