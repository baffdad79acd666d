import { UsageError } from './usage-error.ts'

/** Reads the text of a value. Throws UsageError that says what `name` takes. */
type Reader<Value> = (name: string, text: string) => Value

/** A whole number between two bounds, both included. */
export function wholeNumber(least: number, most: number): Reader<number> {
  return (name, text) => {
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN
    if (value >= least && value <= most) return value
    throw new UsageError(`${name} takes a whole number from ${least} to ${most}, not ${quoted(text)}.`)
  }
}

/** A number such as `30` or `0.5`, from 0 to a bound. */
export function numberUpTo(most: number): Reader<number> {
  return (name, text) => {
    const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN
    if (value <= most) return value
    throw new UsageError(`${name} takes a number from 0 to ${most}, not ${quoted(text)}.`)
  }
}

/** Text of a certain form; `form` says which, as the end of "takes …". */
export function textLike(pattern: RegExp, form: string): Reader<string> {
  return (name, text) => {
    if (pattern.test(text)) return text
    throw new UsageError(`${name} takes ${form}, not ${quoted(text)}.`)
  }
}

export function oneOf<Choice extends string>(choices: readonly Choice[]): Reader<Choice> {
  return (name, text) => {
    const choice = choices.find((candidate) => candidate === text)
    if (choice !== undefined) return choice
    throw new UsageError(`${name} takes one of ${choices.join(', ')}, not ${quoted(text)}.`)
  }
}

const unitMilliseconds: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 }

/** A time such as `250ms`, `5s`, `20m` or `1h`, in milliseconds. */
export const duration = time(/^()(\d+(?:\.\d+)?)(ms|s|m|h)$/, '250ms, 5s, 20m or 1h')

/** As `duration`, and negative with a minus sign before it. */
export const signedDuration = time(/^(-?)(\d+(?:\.\d+)?)(ms|s|m|h)$/, '250ms, 5s, 20m or -1h')

function time(pattern: RegExp, examples: string): Reader<number> {
  return (name, text) => {
    const [, sign, amount, unit] = pattern.exec(text) ?? []
    const milliseconds = Number(amount) * (unitMilliseconds[unit ?? ''] ?? Number.NaN)
    if (!Number.isNaN(milliseconds)) return sign === '-' ? -milliseconds : milliseconds
    throw new UsageError(`${name} takes a time such as ${examples}, not ${quoted(text)}.`)
  }
}

/** Text from outside on one line, whatever is in it. */
export function quoted(text: string): string {
  return JSON.stringify(text)
}
