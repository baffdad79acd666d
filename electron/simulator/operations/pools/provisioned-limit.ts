import { invalidParameter } from '../../protocol/exceptions.ts'
import { operation } from '../../protocol/operation.ts'
import { categoryOf, defaultQuotas, type QuotaCategory } from '../../transport/quota-categories.ts'

/** The requests per second of a category: those of the account, and those that it would have without asking. */
export const getProvisionedLimit = operation('GetProvisionedLimit', (account, request) => {
  const { LimitDefinition } = request
  const category = LimitDefinition.Attributes.Category ?? ''
  if (!isQuotaCategory(category)) throw invalidParameter(`Invalid category: ${category}`)
  const FreeLimitValue = defaultQuotas[category]
  return {
    Limit: {
      LimitDefinition,
      ProvisionedLimitValue: account.quotas[category] ?? FreeLimitValue,
      FreeLimitValue,
    },
  }
})

function isQuotaCategory(name: string): name is QuotaCategory {
  return Object.values(categoryOf).some((category) => category === name)
}
