import type { z } from 'zod'
import type { Account } from '../pool/account.ts'
import { readInput } from './validation.ts'

/** One operation of the API: its name on the wire, and what turns a request's body into a response's body. */
export type Operation = {
  readonly name: string
  answer(account: Account, body: unknown): object
}

/** Binds an input shape to the function that runs it, so that `run` sees nothing but valid input. */
export function operation<Input>(
  name: string,
  input: z.ZodType<Input>,
  run: (account: Account, input: Input) => object,
): Operation {
  return { name, answer: (account, body) => run(account, readInput(input, body)) }
}
