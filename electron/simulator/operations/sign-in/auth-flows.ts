import { authFlows, type Client } from '../../pool/clients/client.ts'
import { invalidParameter } from '../../protocol/exceptions.ts'
import type { InputOf } from '../../protocol/input.ts'

export type AuthFlow = InputOf<'InitiateAuth'>['AuthFlow']

type Flow = 'password' | 'refresh'

/**
 * Which way a sign-in goes. Throws InvalidParameterException for a flow that the operation does not take, that is not
 * turned on for the app client, or that is not simulated: sign-in by SRP, by choice and by Lambda triggers.
 */
export function readAuthFlow(client: Client, flow: AuthFlow, byAdministrator: boolean): Flow {
  switch (flow) {
    case 'USER_PASSWORD_AUTH':
      if (byAdministrator) throw notSupported()
      if (!allows(client, 'ALLOW_USER_PASSWORD_AUTH', 'USER_PASSWORD_AUTH'))
        throw invalidParameter('USER_PASSWORD_AUTH flow not enabled for this client')
      return 'password'
    case 'ADMIN_USER_PASSWORD_AUTH':
    case 'ADMIN_NO_SRP_AUTH':
      if (!byAdministrator) throw notSupported()
      if (!allows(client, 'ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ADMIN_NO_SRP_AUTH'))
        throw invalidParameter('Auth flow not enabled for this client')
      return 'password'
    case 'REFRESH_TOKEN':
    case 'REFRESH_TOKEN_AUTH':
      if (!allowsRefresh(client)) throw invalidParameter('Auth flow not enabled for this client')
      return 'refresh'
    case 'CUSTOM_AUTH':
      if (!allows(client, 'ALLOW_CUSTOM_AUTH', 'CUSTOM_AUTH_FLOW_ONLY'))
        throw invalidParameter('CUSTOM_AUTH is not enabled for the client.')
      throw invalidParameter('Custom auth lambda trigger is not configured for the user pool.')
    case 'USER_SRP_AUTH':
    case 'USER_AUTH':
      if (!allows(client, `ALLOW_${flow}`)) throw invalidParameter(`${flow} is not enabled for the client.`)
      throw notSupported()
  }
}

function allows(client: Client, ...names: readonly string[]): boolean {
  return authFlows(client).some((allowed) => names.includes(allowed))
}

/** The settings from before the names with `ALLOW_` had no word on refreshing: it always worked. */
function allowsRefresh(client: Client): boolean {
  const allowed = authFlows(client)
  return allowed.includes('ALLOW_REFRESH_TOKEN_AUTH') || !allowed.some((name) => name.startsWith('ALLOW_'))
}

function notSupported() {
  return invalidParameter('Initiate Auth method not supported.')
}
