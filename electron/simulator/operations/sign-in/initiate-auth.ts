import { type Account, findPool } from '../../pool/account.ts'
import { type Application, findApplication } from '../../pool/clients/application.ts'
import { findClient } from '../../pool/clients/client.ts'
import type { SessionOrigin } from '../../pool/sign-in/sessions.ts'
import { operation } from '../../protocol/operation.ts'
import { type AuthFlow, readAuthFlow } from './auth-flows.ts'
import type { AuthParameters } from './auth-parameters.ts'
import type { SignInAnswer } from './next-step.ts'
import { passwordSignIn } from './password-sign-in.ts'
import { refreshSignIn } from './refresh.ts'
import { originOf } from './sign-in.ts'

export const initiateAuth = operation('InitiateAuth', (account, request) =>
  start(account, findApplication(account, request.ClientId), {
    flow: request.AuthFlow,
    parameters: request.AuthParameters,
    origin: originOf(request.UserContextData?.IpAddress),
    byAdministrator: false,
  }),
)

export const adminInitiateAuth = operation('AdminInitiateAuth', (account, request) =>
  start(account, findClientOfPool(account, request), {
    flow: request.AuthFlow,
    parameters: request.AuthParameters,
    origin: originOf(request.ContextData?.IpAddress),
    byAdministrator: true,
  }),
)

/** Throws ResourceNotFoundException when there is no such pool, or no such app client in it. */
export function findClientOfPool(
  account: Account,
  request: { readonly UserPoolId: string; readonly ClientId: string },
): Application {
  const pool = findPool(account, request.UserPoolId)
  return { pool, client: findClient(pool, request.ClientId) }
}

type Start = {
  readonly flow: AuthFlow
  readonly parameters: AuthParameters
  readonly origin: SessionOrigin
  readonly byAdministrator: boolean
}

function start(account: Account, application: Application, request: Start): Promise<SignInAnswer> {
  const flow = readAuthFlow(application.client, request.flow, request.byAdministrator)
  return flow === 'password'
    ? passwordSignIn(account, application, request.parameters, request.origin)
    : refreshSignIn(account, application, request.parameters)
}
