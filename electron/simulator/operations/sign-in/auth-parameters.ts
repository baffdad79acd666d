import { invalidParameter } from '../../protocol/exceptions.ts'

/** What AuthParameters and ChallengeResponses are: text by name. */
export type AuthParameters = Readonly<Record<string, string>> | undefined

/** Throws InvalidParameterException for a parameter that is not there. */
export function parameter(parameters: AuthParameters, name: string): string {
  const value = parameters?.[name]
  if (value === undefined || value === '') throw missingParameter(name)
  return value
}

export function missingParameter(name: string) {
  return invalidParameter(`Missing required parameter ${name}`)
}
