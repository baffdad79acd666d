import type { Account } from '../pool/account.ts'
import { randomUuid } from '../random.ts'
import { operationModels } from './api-model/model.ts'
import { internalError, missingAuthenticationToken, ServiceException } from './exceptions.ts'
import type { OperationName } from './input.ts'
import type { Operation } from './operation.ts'

const targetPrefix = 'AWSCognitoIdentityProviderService.'

/** A request of the AWS JSON 1.1 protocol, however it came in. */
export type ServiceRequest = {
  readonly target: string | undefined
  readonly body: string
  /** Whether the request bears a signature. Whose, is not looked at: any credentials do. */
  readonly signed: boolean
}

/** The answer, however it goes out. */
export type ServiceResponse = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** The operation that a request's `x-amz-target` names; undefined for a missing or foreign target. */
export function operationName(target: string | undefined): string | undefined {
  return target?.startsWith(targetPrefix) ? target.slice(targetPrefix.length) : undefined
}

/** Answers a request out of the operation table. Never throws: what goes wrong inside is an answer too. */
export async function answer(
  account: Account,
  operations: ReadonlyMap<string, Operation>,
  request: ServiceRequest,
): Promise<ServiceResponse> {
  try {
    const operation = operations.get(operationName(request.target) ?? '')
    if (operation === undefined) throw new ServiceException('UnknownOperationException', '')
    if (!request.signed && !takesUnsigned(operation.name)) throw missingAuthenticationToken()
    await account.importRuns.catchUp(account)
    return success(account, await operation.answer(account, parseBody(request.body)))
  } catch (error) {
    return failure(account, error instanceof ServiceException ? error : internalError())
  }
}

/** The answer that carries an exception: its name in the body and in a header, as the service sends it. */
export function failure(account: Account, exception: ServiceException): ServiceResponse {
  const message = exception.message === '' ? {} : { message: exception.message }
  const body = JSON.stringify({ __type: exception.name, ...message })
  const headers: Record<string, string> = { 'x-amzn-errortype': `${exception.name}:` }
  if (/^[\x20-\x7e]+$/.test(exception.message)) headers['x-amzn-errormessage'] = exception.message
  return respond(account, exception.status, body, headers)
}

/** What an application calls on behalf of a user is authorised by what the request itself bears. */
function takesUnsigned(name: OperationName): boolean {
  return 'unsigned' in operationModels[name]
}

function success(account: Account, output: object): ServiceResponse {
  return respond(account, 200, JSON.stringify(output), {})
}

function respond(
  account: Account,
  status: number,
  body: string,
  headers: Readonly<Record<string, string>>,
): ServiceResponse {
  return {
    status,
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'content-length': String(Buffer.byteLength(body)),
      'x-amzn-requestid': randomUuid(account.random),
      ...headers,
    },
    body,
  }
}

/** JSON null means "not given" in this protocol. */
function parseBody(text: string): unknown {
  try {
    return JSON.parse(text === '' ? '{}' : text, (_key, value: unknown) =>
      value === null ? undefined : value,
    )
  } catch {
    throw new ServiceException('SerializationException', '')
  }
}
