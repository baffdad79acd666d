import { shapes } from './api-model/model.ts'
import type { Shape } from './api-model/shape.ts'
import { ServiceException } from './exceptions.ts'

type StringShape = Extract<Shape, { type: 'string' }>

/**
 * How a value breaks the constraints of a shape of the API model, each in the words of the service's front end; empty
 * for a good one. Throws SerializationException for a value of the wrong JSON type.
 */
export function violations(shapeName: string, value: unknown): string[] {
  const found: string[] = []
  visit(shapeName, value, '', (path, shown, constraint) => {
    found.push(`Value${shown} at '${path}' failed to satisfy constraint: ${constraint}`)
  })
  return found
}

type Report = (path: string, shown: string, constraint: string) => void

function visit(shapeName: string, value: unknown, path: string, report: Report): void {
  const shape = shapeOf(shapeName)
  switch (shape.type) {
    case 'structure': {
      const members = structure(value)
      for (const [name, member] of Object.entries(shape.members)) {
        const memberPath = join(path, name)
        const given = Object.hasOwn(members, name) ? members[name] : undefined
        if (given !== undefined) visit(member, given, memberPath, report)
        else if (shape.required?.includes(name))
          report(memberPath, hidden(member, ' null'), 'Member must not be null')
      }
      return
    }
    case 'list': {
      const items = list(value)
      for (const constraint of lengthConstraints(shape, items.length)) report(path, shown(value), constraint)
      if (shapeOf(shape.member).type === 'structure') {
        items.forEach((item, index) => {
          visit(shape.member, item, `${path}.${index + 1}.member`, report)
        })
      } else {
        collect(shape.member, items, path, value, 'Member must satisfy constraint', report)
      }
      return
    }
    case 'map': {
      const entries = Object.entries(structure(value))
      for (const constraint of lengthConstraints(shape, entries.length))
        report(path, shown(value), constraint)
      const keys = entries.map(([key]) => key)
      const values = entries.map(([, entry]) => entry)
      collect(shape.key, keys, path, value, 'Map keys must satisfy constraint', report)
      collect(shape.value, values, path, value, 'Map value must satisfy constraint', report)
      return
    }
    default:
      for (const constraint of scalarConstraints(shape, value)) {
        report(path, hidden(shapeName, shown(value)), constraint)
      }
  }
}

/** Items of a list or map that are no structures share one message: all that the first bad one has to satisfy. */
function collect(
  member: string,
  items: readonly unknown[],
  path: string,
  whole: unknown,
  words: string,
  report: Report,
): void {
  for (const item of items) {
    const shape = shapeOf(member)
    if (shape.type === 'string' && scalarConstraints(shape, item).length > 0) {
      report(path, hidden(member, shown(whole)), `${words}: [${allConstraints(shape).join(', ')}]`)
      return
    }
    if (shape.type !== 'string') visit(member, item, path, report)
  }
}

function scalarConstraints(shape: Shape, value: unknown): string[] {
  switch (shape.type) {
    case 'string': {
      const text = string(value)
      return [
        ...(shape.enum === undefined || shape.enum.includes(text) ? [] : [enumConstraint(shape.enum)]),
        ...lengthConstraints(shape, text.length),
        ...(shape.pattern === undefined || expression(shape.pattern).test(text)
          ? []
          : [patternConstraint(shape.pattern)]),
      ]
    }
    case 'integer': {
      const number = integer(value)
      return [
        ...(shape.max !== undefined && number > shape.max
          ? [`Member must have value less than or equal to ${shape.max}`]
          : []),
        ...(shape.min !== undefined && number < shape.min
          ? [`Member must have value greater than or equal to ${shape.min}`]
          : []),
      ]
    }
    case 'blob':
      return lengthConstraints(shape, Buffer.byteLength(string(value), 'base64'))
    case 'boolean':
      if (typeof value !== 'boolean') throw wrongType(value, 'a Boolean')
      return []
    case 'timestamp':
      if (typeof value !== 'number') throw wrongType(value, 'a Timestamp')
      return []
    default:
      return []
  }
}

type Bounds = { readonly min?: number; readonly max?: number }

function lengthConstraints(bounds: Bounds, length: number): string[] {
  const { min = 0, max = Number.POSITIVE_INFINITY } = bounds
  if (length > max) return [maximumConstraint(max)]
  return length < min ? [minimumConstraint(min)] : []
}

function allConstraints(shape: StringShape): string[] {
  return [
    ...(shape.enum === undefined ? [] : [enumConstraint(shape.enum)]),
    ...(shape.max === undefined ? [] : [maximumConstraint(shape.max)]),
    ...(shape.min === undefined ? [] : [minimumConstraint(shape.min)]),
    ...(shape.pattern === undefined ? [] : [patternConstraint(shape.pattern)]),
  ]
}

function maximumConstraint(maximum: number): string {
  return `Member must have length less than or equal to ${maximum}`
}

function minimumConstraint(minimum: number): string {
  return `Member must have length greater than or equal to ${minimum}`
}

function patternConstraint(pattern: string): string {
  return `Member must satisfy regular expression pattern: ${pattern}`
}

function enumConstraint(values: readonly string[]): string {
  return `Member must satisfy enum value set: [${values.join(', ')}]`
}

function shapeOf(name: string): Shape {
  const shape = shapes[name]
  if (shape === undefined) throw new Error(`The API model has no shape ${name}.`)
  return shape
}

const expressions = new Map<string, RegExp>()

/** The model's patterns are Java's, and match the whole value. `(?s)` at the beginning lets `.` match line ends. */
function expression(pattern: string): RegExp {
  const known = expressions.get(pattern)
  if (known !== undefined) return known
  const made = pattern.startsWith('(?s)')
    ? new RegExp(`^(?:${pattern.slice(4)})$`, 'us')
    : new RegExp(`^(?:${pattern})$`, 'u')
  expressions.set(pattern, made)
  return made
}

function structure(value: unknown): Record<string, unknown> {
  if (Array.isArray(value)) throw serialization('Start of list found where not expected')
  if (!isRecord(value)) throw serialization('Unexpected field type')
  return value
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function list(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  throw typeof value === 'object' ? wrongType(value, 'a List') : serialization('Expected list or null')
}

function string(value: unknown): string {
  if (typeof value === 'string') return value
  throw wrongType(value, 'a String')
}

function integer(value: unknown): number {
  if (typeof value !== 'number' || !Number.isInteger(value)) throw wrongType(value, 'an Integer')
  if (value < -(2 ** 31) || value >= 2 ** 31) {
    throw serialization(`Numeric value (${value}) out of range of int`)
  }
  return value
}

function wrongType(value: unknown, wanted: string): ServiceException {
  if (Array.isArray(value)) return serialization('Start of list found where not expected')
  if (typeof value === 'object') return serialization('Start of structure or map found where not expected.')
  const token = (typeof value === 'boolean' ? String(value) : typeof value).toUpperCase()
  return serialization(`${token}_VALUE can not be converted to ${wanted}`)
}

function serialization(message: string): ServiceException {
  return new ServiceException('SerializationException', message)
}

/** The service repeats a bad value in its message, but for those that the model marks as sensitive. */
function hidden(shapeName: string, text: string): string {
  const shape = shapeOf(shapeName)
  return shape.type === 'string' && shape.sensitive === true ? '' : text
}

function shown(value: unknown): string {
  return typeof value === 'object' ? ` '${JSON.stringify(value)}'` : ` '${String(value)}'`
}

/** `UserAttributes[0].Name` is called `userAttributes.1.member.name` in the service's messages. */
function join(path: string, name: string): string {
  const member = name.charAt(0).toLowerCase() + name.slice(1)
  return path === '' ? member : `${path}.${member}`
}
