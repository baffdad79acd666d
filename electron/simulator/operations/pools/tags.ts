import type { Account } from '../../pool/account.ts'
import { type Pool, replaceSettings } from '../../pool/pool.ts'
import { invalidParameter, resourceNotFound } from '../../protocol/exceptions.ts'
import { operation } from '../../protocol/operation.ts'
import { userPoolArn } from './user-pool-type.ts'

const tagsPerPool = 50

export const tagResource = operation('TagResource', (account, request) => {
  const pool = findResource(account, request.ResourceArn)
  const tags = { ...pool.settings.tags, ...request.Tags }
  if (Object.keys(tags).length > tagsPerPool) {
    throw invalidParameter(`A user pool can have at most ${tagsPerPool} tags.`)
  }
  replaceSettings(pool, { ...pool.settings, tags }, account.now())
  return {}
})

export const untagResource = operation('UntagResource', (account, request) => {
  const pool = findResource(account, request.ResourceArn)
  const kept = Object.entries(pool.settings.tags).filter(([key]) => !request.TagKeys.includes(key))
  replaceSettings(pool, { ...pool.settings, tags: Object.fromEntries(kept) }, account.now())
  return {}
})

export const listTagsForResource = operation('ListTagsForResource', (account, request) => ({
  Tags: findResource(account, request.ResourceArn).settings.tags,
}))

function findResource(account: Account, arn: string): Pool {
  const pool = [...account.pools.values()].find((candidate) => userPoolArn(account, candidate) === arn)
  if (pool === undefined) throw resourceNotFound(`Resource ${arn} does not exist.`)
  return pool
}
