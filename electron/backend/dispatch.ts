import type { z } from 'zod'
import { hasPermission, type Operator, type Permission } from '../../shared/access.ts'
import type { ChannelName } from '../../shared/channels.ts'
import { callSchema, contract, type InputOf, type OutputOf } from '../../shared/contract.ts'
import { type AppError, failure, type Result, success } from '../../shared/result.ts'
import type { Caller } from './backend-types.ts'
import type { CallContext } from './call-context.ts'
import { toAppError } from './cognito/errors.ts'
import { Failure, failureOf } from './failure.ts'
import type { InFlight } from './in-flight.ts'
import { secretValuesOf } from './secret-values.ts'

/** What answers each channel. */
export type Handlers = {
  readonly [Name in ChannelName]: (input: InputOf<Name>, call: CallContext) => Promise<OutputOf<Name>>
}

export type Dispatch = (channel: ChannelName, caller: Caller, payload: unknown) => Promise<Result<unknown>>

/** A channel with its handler, the types of both already matched. */
type Route = (input: unknown, call: CallContext) => Promise<unknown>

/**
 * The way of every call: parse, permission, handler, check of the answer. Never throws: whatever goes wrong
 * is a Result.
 */
export function createDispatch(parts: {
  readonly handlers: Handlers
  readonly operator: () => Operator
  readonly inFlight: InFlight
}): Dispatch {
  const routes = routesOf(parts.handlers)
  return async (channel, caller, payload) => {
    try {
      const route = Object.hasOwn(routes, channel) ? routes[channel] : undefined
      if (route === undefined) return failure(unknownChannel())
      const parsed = callSchema.safeParse(payload)
      if (!parsed.success) return failure(badPayload('call', parsed.error))
      const { callId, input } = parsed.data
      const controller = parts.inFlight.begin(caller, callId)
      if (controller === null) return failure(callUnderWay())
      const secrets = secretValuesOf(input)
      try {
        const call = { callId, caller, operator: parts.operator(), secrets, signal: controller.signal }
        return success(await route(input, call))
      } catch (error) {
        return failure(toAppError(error, { secrets }))
      } finally {
        parts.inFlight.end(caller, callId)
      }
    } catch (error) {
      return failure(toAppError(error))
    }
  }
}

/**
 * Parses strictly, asks for the permission, runs the handler and checks what it answers. An answer that
 * breaks the contract is never passed on.
 */
export function routeOf<Input extends z.ZodType, Output extends z.ZodType>(
  name: string,
  channel: {
    readonly input: Input
    readonly output: Output
    readonly permission?: (input: z.output<Input>) => Permission
  },
  handler: (input: z.output<Input>, call: CallContext) => Promise<z.output<Output>>,
): Route {
  return async (payload, call) => {
    const input = channel.input.safeParse(payload)
    if (!input.success) throw new Failure(badPayload(name, input.error))
    const permission = channel.permission?.(input.data)
    if (!hasPermission(call.operator, permission)) throw new Failure(refusal(permission))
    const output = channel.output.safeParse(await handler(input.data, call))
    if (!output.success) {
      throw failureOf('unexpected', `The console’s answer to “${name}” was not what it promises.`, {
        advice: 'This is a fault of the console. Report what you did.',
      })
    }
    return output.data
  }
}

function routesOf(handlers: Handlers): Readonly<Record<ChannelName, Route>> {
  return {
    session: routeOf('session', contract.session, handlers.session),
    openConnection: routeOf('openConnection', contract.openConnection, handlers.openConnection),
    closeConnection: routeOf('closeConnection', contract.closeConnection, handlers.closeConnection),
    testConnection: routeOf('testConnection', contract.testConnection, handlers.testConnection),
    awsProfiles: routeOf('awsProfiles', contract.awsProfiles, handlers.awsProfiles),
    pool: routeOf('pool', contract.pool, handlers.pool),
    describe: routeOf('describe', contract.describe, handlers.describe),
    list: routeOf('list', contract.list, handlers.list),
    count: routeOf('count', contract.count, handlers.count),
    facets: routeOf('facets', contract.facets, handlers.facets),
    get: routeOf('get', contract.get, handlers.get),
    add: routeOf('add', contract.add, handlers.add),
    change: routeOf('change', contract.change, handlers.change),
    delete: routeOf('delete', contract.delete, handlers.delete),
    action: routeOf('action', contract.action, handlers.action),
    startSync: routeOf('startSync', contract.startSync, handlers.startSync),
    cancelSync: routeOf('cancelSync', contract.cancelSync, handlers.cancelSync),
    generatePassword: routeOf('generatePassword', contract.generatePassword, handlers.generatePassword),
    copySecret: routeOf('copySecret', contract.copySecret, handlers.copySecret),
    openLink: routeOf('openLink', contract.openLink, handlers.openLink),
    cancel: routeOf('cancel', contract.cancel, handlers.cancel),
  }
}

function badPayload(name: string, error: z.ZodError): AppError {
  const issue = error.issues[0]
  const place = issue === undefined || issue.path.length === 0 ? '' : ` at ${issue.path.join('.')}`
  return {
    code: 'invalid_input',
    message: `The input of “${name}” is not valid${place}: ${issue?.message ?? 'unknown shape'}.`,
    advice: 'Reload the window and try again. If it happens again, report what you did.',
    retryable: false,
  }
}

function refusal(permission: Permission | undefined): AppError {
  return {
    code: 'not_permitted',
    message:
      permission === undefined
        ? 'You may not do this.'
        : `You may not do this: it needs the permission ${permission}.`,
    advice: 'Ask an administrator of this console for the permission.',
    retryable: false,
  }
}

function unknownChannel(): AppError {
  return {
    code: 'not_permitted',
    message: 'The console has no such channel.',
    advice: 'Reload the window.',
    retryable: false,
  }
}

function callUnderWay(): AppError {
  return {
    code: 'invalid_input',
    message: 'A call with this id is under way.',
    advice: 'Give each call an id of its own.',
    retryable: true,
  }
}
