import type * as Sdk from '@aws-sdk/client-cognito-identity-provider'
import { operationModels } from './api-model/model.ts'
import { invalidParameter } from './exceptions.ts'
import { violations } from './validation.ts'

export type OperationName = keyof typeof operationModels

/** What an operation works with: a request's input as the service's front end lets it through. */
export type InputOf<Name extends OperationName> = `${Name}Command` extends keyof typeof Sdk
  ? InstanceType<(typeof Sdk)[`${Name}Command`]> extends { readonly input: infer Input }
    ? Checked<Input>
    : never
  : never

/**
 * The SDK's types mark required members by not being optional, and then allow undefined for them all the same.
 * Validation rules that out, at any depth.
 */
type Checked<Value> = Value extends readonly (infer Item)[]
  ? readonly Checked<Item>[]
  : Value extends Uint8Array | Date
    ? Value
    : Value extends object
      ? {
          readonly [Member in keyof Value]: Record<never, never> extends Pick<Value, Member>
            ? Checked<Value[Member]>
            : Checked<Exclude<Value[Member], undefined>>
        }
      : Value

/**
 * Reads a request's body against the operation's input in the API model. Members that the model does not know are
 * ignored. Throws SerializationException for a wrong JSON type, InvalidParameterException for broken constraints,
 * with every violation in one message, as the service's front end words them.
 */
export function readInput<Name extends OperationName>(name: Name, body: unknown): InputOf<Name> {
  const broken = violations(operationModels[name].input, body)
  if (broken.length > 0) {
    const plural = broken.length === 1 ? 'error' : 'errors'
    throw invalidParameter(`${broken.length} validation ${plural} detected: ${broken.join('; ')}`)
  }
  // The SDK's types are made from the same model that the body has just been held to.
  return body as InputOf<Name>
}
