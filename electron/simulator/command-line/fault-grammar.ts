import { operationModels } from '../protocol/api-model/model.ts'
import type { Fault } from '../transport/faults.ts'
import { UsageError } from './usage-error.ts'
import { duration, oneOf, quoted, signedDuration, textLike, wholeNumber } from './values.ts'

/** The faults that can be written, and what each does. */
export const faultMeanings = {
  throttled: 'TooManyRequestsException',
  'access-denied': 'AccessDeniedException for the operations',
  'expired-token': 'ExpiredTokenException',
  'invalid-signature': 'InvalidSignatureException',
  'unrecognized-client': 'UnrecognizedClientException: no such access key',
  'internal-error': 'InternalErrorException, HTTP status 500',
  exception: 'the exception name=NAME, with message=TEXT and status=N (400)',
  'reset-before': 'the connection breaks before the request takes effect',
  'reset-after': 'the connection breaks after the request took effect',
  'no-answer': 'the request is taken and never answered',
  'clock-skew': 'the service’s clock is by=TIME ahead; behind, when negative',
} as const

/** What can follow a fault, and what it says. */
export const faultSettings = {
  'skip=N': 'lets N such calls through first; 0',
  'times=N': 'hits N calls, or all; 1, or all when it ends by itself',
  'after=TIME': 'begins so long after the start',
  'for=TIME': 'ends so long after it began',
  'key=ID': 'hits only calls signed with that access key',
  'until-renewed': 'hits only the access key of the first call that it hits',
} as const

type FaultKind = keyof typeof faultMeanings

const readKind = oneOf(Object.keys(faultMeanings) as FaultKind[])

/**
 * Reads `KIND[:OPERATION[,OPERATION…]][:SETTING…]`, such as `throttled:ListUsers:skip=3:times=5`.
 * Throws UsageError.
 * @param name what to call it in a message
 */
export function readFault(name: string, text: string): Fault {
  const [first = '', ...rest] = text.split(':')
  const kind = readKind(name, first)
  const named = rest[0] !== undefined && !isSetting(rest[0])
  const operation = named ? readOperations(name, rest[0] ?? '') : undefined
  const settings = readSettings(name, named ? rest.slice(1) : rest)
  const take = (setting: string): string | undefined => {
    const value = settings.get(setting)
    settings.delete(setting)
    return value
  }
  const effect = readEffect(name, kind, take)
  const reach = readReach(name, take)
  const [unknown] = settings.keys()
  if (unknown !== undefined) throw new UsageError(`${name}: ${kind} knows no ${quoted(unknown)}; see --help.`)
  return { ...effect, ...reach, ...(operation === undefined ? {} : { operation }) }
}

type Take = (setting: string) => string | undefined

function readEffect(name: string, kind: FaultKind, take: Take): Fault {
  switch (kind) {
    case 'exception': {
      const exception = textLike(/^[A-Za-z]+$/, 'the name of an exception')(
        `${name} name=`,
        take('name') ?? '',
      )
      const status = take('status')
      return {
        kind,
        name: exception,
        message: take('message') ?? '',
        ...(status === undefined ? {} : { status: wholeNumber(400, 599)(`${name} status=`, status) }),
      }
    }
    case 'clock-skew':
      return { kind, milliseconds: signedDuration(`${name} by=`, take('by') ?? '') }
    default:
      return { kind }
  }
}

type Reach = Pick<
  Fault,
  'skip' | 'times' | 'afterMilliseconds' | 'forMilliseconds' | 'accessKeyId' | 'untilRenewed'
>

function readReach(name: string, take: Take): Reach {
  const read = <Value>(setting: string, reader: (name: string, text: string) => Value): Value | undefined => {
    const value = take(setting)
    return value === undefined ? undefined : reader(`${name} ${setting}=`, value)
  }
  const reach = {
    skip: read('skip', count),
    times: read('times', countOrAll),
    afterMilliseconds: read('after', duration),
    forMilliseconds: read('for', duration),
    accessKeyId: read('key', textLike(/^\w+$/, 'an access key ID')),
    untilRenewed: take('until-renewed') === undefined ? undefined : true,
  }
  return Object.fromEntries(Object.entries(reach).filter(([, value]) => value !== undefined))
}

const count = wholeNumber(0, 1_000_000_000)

function countOrAll(name: string, text: string): number {
  if (text === 'all') return Number.POSITIVE_INFINITY
  if (/^\d+$/.test(text)) return count(name, text)
  throw new UsageError(`${name} takes a whole number or all, not ${quoted(text)}.`)
}

function isSetting(part: string): boolean {
  return part.includes('=') || part === 'until-renewed'
}

function readSettings(name: string, parts: readonly string[]): Map<string, string> {
  const settings = new Map<string, string>()
  for (const part of parts) {
    if (!isSetting(part)) throw new UsageError(`${name} takes SETTING=VALUE there, not ${quoted(part)}.`)
    const [setting = '', ...value] = part.split('=')
    settings.set(setting, value.join('='))
  }
  return settings
}

function readOperations(name: string, text: string): readonly string[] {
  const operations = text.split(',')
  const unknown = operations.find((operation) => !Object.hasOwn(operationModels, operation))
  if (unknown === undefined) return operations
  throw new UsageError(`${name} takes operations of the API, such as ListUsers, not ${quoted(unknown)}.`)
}
