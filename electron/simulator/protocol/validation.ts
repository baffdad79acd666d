import type { z } from 'zod'
import { invalidParameter, ServiceException } from './exceptions.ts'

type Issue = z.core.$ZodIssue

/** Members whose value the API model marks as sensitive: the service never repeats it in a message. */
const sensitiveMembers = new Set(['Username', 'Password', 'TemporaryPassword', 'Value'])

/**
 * Reads a request's body against the operation's input shape.
 * Throws SerializationException for a wrong JSON type, InvalidParameterException for a broken constraint,
 * with every violation in one message, as the service's front end words them.
 */
export function readInput<Input>(shape: z.ZodType<Input>, body: unknown): Input {
  const result = shape.safeParse(body, { reportInput: true })
  if (result.success) return result.data
  const violations = result.error.issues.map((issue) => {
    const constraint = describeConstraint(issue)
    return `Value${quotedValue(issue)} at '${memberPath(issue.path)}' failed to satisfy constraint: ${constraint}`
  })
  const plural = violations.length === 1 ? 'error' : 'errors'
  throw invalidParameter(`${violations.length} validation ${plural} detected: ${violations.join('; ')}`)
}

function describeConstraint(issue: Issue): string {
  switch (issue.code) {
    case 'too_small':
      return issue.origin === 'number' || issue.origin === 'int'
        ? `Member must have value greater than or equal to ${issue.minimum}`
        : `Member must have length greater than or equal to ${issue.minimum}`
    case 'too_big':
      return issue.origin === 'number' || issue.origin === 'int'
        ? `Member must have value less than or equal to ${issue.maximum}`
        : `Member must have length less than or equal to ${issue.maximum}`
    case 'invalid_format':
      return `Member must satisfy regular expression pattern: ${unanchored(issue.pattern ?? '')}`
    case 'invalid_value':
      if (issue.input === undefined) return 'Member must not be null'
      if (typeof issue.input !== 'string') throw serialization('String', issue.input)
      return `Member must satisfy enum value set: [${issue.values.map(String).join(', ')}]`
    case 'invalid_type':
      if (issue.input === undefined) return 'Member must not be null'
      throw serialization(targetTypes[issue.expected] ?? 'String', issue.input)
    default:
      return issue.message
  }
}

const targetTypes: Record<string, string> = {
  string: 'String',
  number: 'Integer',
  int: 'Integer',
  boolean: 'Boolean',
}

function serialization(target: string, input: unknown): ServiceException {
  return new ServiceException('SerializationException', serializationMessage(target, input))
}

function serializationMessage(target: string, input: unknown): string {
  if (Array.isArray(input)) return 'Start of list found where not expected'
  if (typeof input === 'object') return 'Start of structure or map found where not expected.'
  const article = target === 'Integer' ? 'an' : 'a'
  const token = typeof input === 'boolean' ? String(input).toUpperCase() : String(typeof input).toUpperCase()
  return `${token}_VALUE can not be converted to ${article} ${target}`
}

function quotedValue(issue: Issue): string {
  const member = issue.path.findLast((step) => typeof step === 'string')
  if (typeof member === 'string' && sensitiveMembers.has(member)) return ''
  const input = issue.input
  if (input === undefined) return ' null'
  return typeof input === 'object' ? ` '${JSON.stringify(input)}'` : ` '${String(input)}'`
}

/** `UserAttributes[0].Name` is called `userAttributes.1.member.name` in the service's messages. */
function memberPath(path: readonly PropertyKey[]): string {
  return path
    .map((step) => {
      if (typeof step === 'number') return `${step + 1}.member`
      const name = String(step)
      return name.charAt(0).toLowerCase() + name.slice(1)
    })
    .join('.')
}

/** zod prints `/^(?:PATTERN)$/u`; the service prints PATTERN. */
function unanchored(printed: string): string {
  return printed.replace(/^\/\^(?:\(\?:)?/, '').replace(/\)?\$\/[a-z]*$/, '')
}
