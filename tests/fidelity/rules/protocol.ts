import { expect } from 'vitest'
import { developerGuide, type Rule } from '../rule.ts'

export const protocol: readonly Rule[] = [
  {
    id: 'protocol.unknown-operation',
    title: 'A target that the API does not have is answered with 400 and UnknownOperationException',
    source: developerGuide('common-errors', 'Common errors'),
    async check({ post }) {
      expect(await post({ target: 'ListEverything', body: '{}' })).toMatchObject({
        status: 400,
        json: { __type: 'UnknownOperationException' },
      })
    },
  },
]
