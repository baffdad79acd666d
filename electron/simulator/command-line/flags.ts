import type { SimulatorOptions } from '../simulator.ts'
import type { Fault } from '../transport/faults.ts'
import type { Latency } from '../transport/latency.ts'
import { defaultQuotas, type QuotaName } from '../transport/quota-categories.ts'
import type { Quotas } from '../transport/quotas.ts'
import { readFault } from './fault-grammar.ts'
import { UsageError } from './usage-error.ts'
import { numberUpTo, oneOf, quoted, textLike, wholeNumber } from './values.ts'

/** What the flags have said so far. */
export type Draft = {
  port: number
  localIssuer: boolean
  options: { -readonly [Option in keyof SimulatorOptions]: SimulatorOptions[Option] }
  /** Whether Cognito's own quotas hold. */
  limited: boolean
  /** What differs from them. */
  quotas: Quotas
  faults: Fault[]
}

/** A flag of the command line. */
export type Flag = {
  /** What its value is called in the help; undefined for a flag without one. */
  readonly value?: string
  readonly repeatable?: true
  /** What it does, with its unit. */
  readonly meaning: string
  /** What holds without it, as the help writes it. */
  readonly without?: string
  /** Reads the value into the draft; `name` is the flag's for a UsageError. */
  set(draft: Draft, text: string, name: string): void
}

const region = textLike(/^[a-z]{2}(-[a-z]+)+-\d+$/, 'a region such as eu-central-1')
const userPoolId = textLike(/^[a-z0-9-]+_[0-9a-zA-Z]+$/, 'an ID such as eu-central-1_DemoPool1')
/** Longer than any client waits. */
const milliseconds = numberUpTo(3_600_000)
const quotaName = oneOf(Object.keys(defaultQuotas) as QuotaName[])
const signInNames = oneOf(['email', 'phone_number', 'email,phone_number'])

export const flags: Readonly<Record<string, Flag>> = {
  port: {
    value: 'N',
    meaning: 'port on 127.0.0.1; 0 takes a free one',
    without: '0',
    set: (draft, text, name) => {
      draft.port = wholeNumber(0, 65_535)(name, text)
    },
  },
  users: {
    value: 'N',
    meaning: 'how many made-up users',
    without: '2000',
    set: ({ options }, text, name) => {
      options.users = wholeNumber(0, 10_000_000)(name, text)
    },
  },
  groups: {
    value: 'N',
    meaning: 'how many made-up groups',
    without: '12; none without users',
    set: ({ options }, text, name) => {
      options.groups = wholeNumber(0, 10_000)(name, text)
    },
  },
  seed: {
    value: 'N',
    meaning: 'what all made-up data follow from',
    without: '1',
    set: ({ options }, text, name) => {
      options.seed = wholeNumber(0, 2 ** 31 - 1)(name, text)
    },
  },
  region: {
    value: 'NAME',
    meaning: 'the region',
    without: 'eu-central-1',
    set: ({ options }, text, name) => {
      options.region = region(name, text)
    },
  },
  'user-pool-id': {
    value: 'ID',
    meaning: 'the user pool’s ID',
    without: 'REGION_DemoPool1',
    set: ({ options }, text, name) => {
      options.userPoolId = userPoolId(name, text)
    },
  },
  'sign-in-with': {
    value: 'ATTRIBUTE',
    meaning: 'email, phone_number or email,phone_number as the username',
    without: 'a username, or a verified email',
    set: (draft, text, name) => {
      const usernameAttributes = signInNames(name, text).split(',')
      changeSettings(draft, { usernameAttributes, aliasAttributes: [] })
    },
  },
  'case-insensitive': {
    meaning: 'usernames and addresses that differ only by case are the same',
    without: 'they are not',
    set: (draft) => changeSettings(draft, { caseSensitive: false }),
  },
  'local-issuer': {
    meaning: 'tokens name this server as their issuer, so that their keys are found',
    without: 'they name Cognito',
    set: (draft) => {
      draft.localIssuer = true
    },
  },
  'latency-ms': {
    value: 'N',
    meaning: 'milliseconds until an answer: N, or p50=N,p95=N for a spread',
    without: '0',
    set: ({ options }, text, name) => {
      options.latencyMs = readLatency(name, text)
    },
  },
  rps: {
    value: 'QUOTA=N',
    repeatable: true,
    meaning: 'another limit for a quota, in requests per second',
    without: 'Cognito’s, see below',
    set: ({ quotas }, text, name) => {
      const [quota = '', ...rest] = text.split('=')
      quotas[quotaName(name, quota)] = numberUpTo(1_000_000)(`${name} ${quota}=`, rest.join('='))
    },
  },
  'no-quotas': {
    meaning: 'no quotas but those of --rps',
    set: (draft) => {
      draft.limited = false
    },
  },
  fault: {
    value: 'FAULT',
    repeatable: true,
    meaning: 'a planned fault, such as throttled:ListUsers:skip=3:times=5',
    set: ({ faults }, text, name) => {
      faults.push(readFault(name, text))
    },
  },
  'short-pages': {
    meaning: 'lists give short and empty pages with a token, as Cognito may',
    set: ({ options }) => {
      options.shortPages = true
    },
  },
  'consistency-delay-ms': {
    value: 'N',
    meaning: 'milliseconds until lists show a write',
    without: '0',
    set: ({ options }, text, name) => {
      options.consistencyDelayMs = milliseconds(name, text)
    },
  },
  'import-rate': {
    value: 'N',
    meaning: 'users per second that an import job brings in; 0 for all at once',
    without: '1000',
    set: ({ options }, text, name) => {
      options.importRate = wholeNumber(0, 1_000_000)(name, text)
    },
  },
}

function changeSettings({ options }: Draft, settings: NonNullable<SimulatorOptions['settings']>): void {
  options.settings = { ...options.settings, ...settings }
}

function readLatency(name: string, text: string): Latency {
  if (!text.includes('=')) return milliseconds(name, text)
  const [, median, slow] = /^p50=([\d.]+),p95=([\d.]+)$/.exec(text) ?? []
  if (median === undefined || slow === undefined)
    throw new UsageError(`${name} takes N or p50=N,p95=N in milliseconds, not ${quoted(text)}.`)
  const latency = {
    p50: milliseconds(`${name} p50=`, median),
    p95: milliseconds(`${name} p95=`, slow),
  }
  if (latency.p50 > 0 && latency.p95 >= latency.p50) return latency
  throw new UsageError(`${name} takes a p50 above 0 and a p95 of at least that, not ${quoted(text)}.`)
}
