import { z } from 'zod'
import type { Field } from '../../../shared/admin/field.ts'
import { fromInput, type InputValue } from './input-value.ts'

/** Why an input does not fit its field, in words; null when it does. The backend and Cognito have the last word. */
export function inputProblem(field: Field, input: InputValue): string | null {
  const value = fromInput(field, input)
  if (value === null || (Array.isArray(value) && value.length === 0)) {
    return field.required === true ? 'This field is required.' : null
  }
  const parsed = ruleOf(field).safeParse(value)
  return parsed.success ? null : (parsed.error.issues[0]?.message ?? 'This value does not fit.')
}

function ruleOf(field: Field): z.ZodType {
  switch (field.type) {
    case 'boolean':
      return z.boolean()
    case 'number':
      return numberRule(field)
    case 'relation':
    case 'changes':
      return z.array(z.string())
    case 'email':
      return textRule(field).regex(z.regexes.unicodeEmail, 'Enter an email address such as ana@example.com.')
    case 'phone':
      return textRule(field).regex(
        /^\+[1-9]\d{1,14}$/,
        'Enter + and the country code, then the number: +4915112345678.',
      )
    case 'url':
      return textRule(field).refine(isWebAddress, 'Enter a whole address, such as https://example.com/.')
    case 'date':
      return textRule(field).refine(isDate, 'Enter a date such as 2026-01-31.')
    case 'choice':
      return z.enum(
        (field.choices ?? []).map((choice) => choice.value),
        'Choose one of the values.',
      )
    case 'text':
    case 'multiline':
    case 'datetime':
    case 'secret':
      return textRule(field)
  }
}

function textRule(field: Field): z.ZodString {
  let rule = z.string()
  const { minLength, maxLength, pattern } = field
  if (minLength !== undefined) {
    rule = rule.min(minLength, {
      error: ({ input }) => `Enter at least ${characters(minLength)}; ${has(input)}.`,
    })
  }
  if (maxLength !== undefined) {
    rule = rule.max(maxLength, {
      error: ({ input }) => `Enter at most ${characters(maxLength)}; ${has(input)}.`,
    })
  }
  if (pattern !== undefined) rule = rule.regex(new RegExp(`^(?:${pattern.source})$`, 'u'), pattern.message)
  return rule
}

function numberRule(field: Field): z.ZodNumber {
  let rule = z.number('Enter a number.').refine(Number.isFinite, 'Enter a number.')
  if (field.minValue !== undefined) rule = rule.min(field.minValue, `Enter ${field.minValue} or more.`)
  if (field.maxValue !== undefined) rule = rule.max(field.maxValue, `Enter ${field.maxValue} or less.`)
  return rule
}

function characters(count: number): string {
  return count === 1 ? '1 character' : `${count} characters`
}

function has(input: unknown): string {
  return `it has ${typeof input === 'string' ? input.length : 0}`
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:\/\//i.test(text)
}

/** A calendar date. OpenID Connect also allows the year 0000 where it is not told. */
function isDate(text: string): boolean {
  const [, year = '', rest = ''] = /^(\d{4})-(\d{2}-\d{2})$/.exec(text) ?? []
  if (year === '') return false
  const date = new Date(`${year}-${rest}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${year}-${rest}`)
}
