import { invalidParameter } from '../../protocol/exceptions.ts'
import { type SearchableAttribute, searchableAttributes } from './search-value.ts'

export type Filter = {
  readonly attribute: SearchableAttribute
  readonly operator: '=' | '^='
  readonly value: string
}

const grammar = /^\s*([^\s"=^]+)\s*(\^?=)\s*"((?:[^"\\]|\\.)*)"\s*$/su

/** Reads ListUsers' `Filter`: `attribute = "value"` or `attribute ^= "prefix"`, `"` and `\` escaped with `\`. */
export function parseFilter(text: string): Filter {
  const match = grammar.exec(text)
  const name = match?.[1]
  const quoted = match?.[3]
  if (match === null || name === undefined || quoted === undefined)
    throw invalidParameter('Error while parsing filter.')
  const attribute = searchableAttributes.find((searchable) => searchable === name)
  if (attribute === undefined) throw invalidParameter(`Invalid search attribute: ${name}`)
  const value = quoted.replace(/\\(.)/gsu, '$1')
  return { attribute, operator: match[2] === '=' ? '=' : '^=', value }
}
