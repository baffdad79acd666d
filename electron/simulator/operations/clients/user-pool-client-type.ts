import type { Client } from '../../pool/clients/client.ts'
import type { Pool } from '../../pool/pool.ts'
import { timestamp } from '../output.ts'

/** The API's UserPoolClientType: all that DescribeUserPoolClient tells of an app client. */
export function userPoolClientType(pool: Pool, client: Client): object {
  const { settings } = client
  return {
    ...settings,
    UserPoolId: pool.id,
    ClientId: client.id,
    ClientName: client.name,
    ClientSecret: client.secrets.at(-1)?.value,
    RefreshTokenValidity: settings.RefreshTokenValidity || 30,
    TokenValidityUnits: settings.TokenValidityUnits ?? {},
    AllowedOAuthFlowsUserPoolClient: settings.AllowedOAuthFlowsUserPoolClient ?? false,
    EnableTokenRevocation: settings.EnableTokenRevocation ?? true,
    EnablePropagateAdditionalUserContextData: settings.EnablePropagateAdditionalUserContextData ?? false,
    AuthSessionValidity: settings.AuthSessionValidity ?? 3,
    CreationDate: timestamp(client.createdAt),
    LastModifiedDate: timestamp(client.modifiedAt),
  }
}
