import type { Account } from '../pool/account.ts'
import { type InputOf, type OperationName, readInput } from './input.ts'

/** One operation of the API: its name on the wire, and what turns a request's body into a response's body. */
export type Operation = {
  readonly name: OperationName
  answer(account: Account, body: unknown): object | Promise<object>
}

/** Binds an operation of the API model to the function that runs it, so that `run` sees nothing but valid input. */
export function operation<Name extends OperationName>(
  name: Name,
  run: (account: Account, input: InputOf<Name>) => object | Promise<object>,
): Operation {
  return { name, answer: (account, body) => run(account, readInput(name, body)) }
}
