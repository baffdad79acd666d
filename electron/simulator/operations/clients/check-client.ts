import { authFlows, type Client, tokenLifetimes } from '../../pool/clients/client.ts'
import type { Pool } from '../../pool/pool.ts'
import { featureUnavailableInTier, invalidParameter } from '../../protocol/exceptions.ts'
import { checkOAuth } from './check-oauth.ts'

const minute = 60_000
const day = 24 * 60 * minute

/**
 * Throws for an app client that contradicts itself or its pool: InvalidParameterException, InvalidOAuthFlowException,
 * ScopeDoesNotExistException or FeatureUnavailableInTierException.
 */
export function checkClient(pool: Pool, client: Client, doing: 'creating' | 'updating'): void {
  checkFlows(pool, client)
  checkLifetimes(client)
  checkAttributes(pool, client, doing)
  checkProviders(pool, client)
  checkOAuth(pool, client)
  const { AnalyticsConfiguration, EnablePropagateAdditionalUserContextData } = client.settings
  if (AnalyticsConfiguration !== undefined) checkAnalytics(AnalyticsConfiguration)
  if (EnablePropagateAdditionalUserContextData === true && client.secrets.length === 0) {
    throw invalidParameter(
      'Client Secret is required to set EnablePropagateAdditionalUserContextData as true',
    )
  }
}

/** How the refusal of a rotation with the flow that does not know it is worded is not confirmed. */
function checkFlows(pool: Pool, client: Client): void {
  const flows = authFlows(client)
  const prefixed = flows.filter((flow) => flow.startsWith('ALLOW_'))
  if (prefixed.length > 0 && prefixed.length < flows.length) {
    throw invalidParameter("Auth flow name with prefix 'ALLOW' cannot be used with legacy auth flow names.")
  }
  const { ExplicitAuthFlows, RefreshTokenRotation } = client.settings
  if (
    RefreshTokenRotation?.Feature === 'ENABLED' &&
    ExplicitAuthFlows?.includes('ALLOW_REFRESH_TOKEN_AUTH') === true
  ) {
    throw invalidParameter('ALLOW_REFRESH_TOKEN_AUTH cannot be used with refresh token rotation.')
  }
  if (flows.includes('ALLOW_USER_AUTH') && pool.settings.tier === 'LITE') {
    throw featureUnavailableInTier(
      'The following feature is not available for the LITE pricing tier configured: Choice-Based Sign-In',
    )
  }
}

function checkLifetimes(client: Client): void {
  const { access, id, refresh } = tokenLifetimes(client)
  const within = (lifetime: number, least: number, most: number) => lifetime >= least && lifetime <= most
  const valid =
    within(access, 5 * minute, day) && within(id, 5 * minute, day) && within(refresh, 60 * minute, 3650 * day)
  if (!valid) throw invalidParameter('Invalid range for token validity.')
  if (Math.max(access, id) > refresh) {
    throw invalidParameter(
      'Access and Id Token expiration times must be less than or equal to refresh token expiration times.',
    )
  }
}

const neverWritable: ReadonlySet<string> = new Set([
  'sub',
  'identities',
  'email_verified',
  'phone_number_verified',
])

/** What users cannot be without, an app has to be able to write. */
function checkAttributes(pool: Pool, { settings }: Client, doing: string): void {
  const { schema } = pool.settings
  const names = new Set(schema.map(({ Name }) => Name))
  const { ReadAttributes, WriteAttributes } = settings
  if (ReadAttributes?.every((name) => names.has(name)) === false) {
    throw invalidParameter(`Invalid read attributes specified while ${doing} a client`)
  }
  if (WriteAttributes === undefined || WriteAttributes.length === 0) return
  const writable = WriteAttributes.every((name) => names.has(name) && !neverWritable.has(name))
  const complete = schema.every(
    ({ Name, Required }) => !Required || neverWritable.has(Name) || WriteAttributes.includes(Name),
  )
  if (!writable || !complete) {
    throw invalidParameter(`Invalid write attributes specified while ${doing} a client`)
  }
}

function checkProviders(pool: Pool, { settings }: Client): void {
  for (const name of settings.SupportedIdentityProviders ?? []) {
    if (name !== 'COGNITO' && !pool.identityProviders.has(name)) {
      throw invalidParameter(`The provider ${name} does not exist for User Pool ${pool.id}.`)
    }
  }
}

function checkAnalytics(given: NonNullable<Client['settings']['AnalyticsConfiguration']>): void {
  const { ApplicationArn, ApplicationId, RoleArn, ExternalId } = given
  const long = [ApplicationId, RoleArn, ExternalId]
  const valid =
    ApplicationArn === undefined
      ? long.every((member) => member !== undefined)
      : long.every((member) => member === undefined)
  if (!valid) {
    throw invalidParameter(
      'Invalid analytics configuration given, either <application arn> or <application id, role arn, external id> are valid',
    )
  }
}
