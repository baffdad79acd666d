import { invalidParameter } from '../../protocol/exceptions.ts'
import type { ProviderType } from './identity-provider.ts'

type Details = Readonly<Record<string, string>>

/**
 * What DescribeIdentityProvider tells of a provider: the details that were given and those that follow from its type.
 * Throws InvalidParameterException where the type needs more or something else.
 */
export function providerDetails(type: ProviderType, given: Details): Details {
  checkDetails(type, given)
  return { ...derivedDetails(type, given), ...given }
}

/** How a user is told by what the provider says of them, where nothing else is mapped. SAML has its NameID for that. */
export function withUsername(type: ProviderType, mapping: Details): Details {
  const claim = {
    Facebook: 'id',
    Google: 'sub',
    LoginWithAmazon: 'user_id',
    OIDC: 'sub',
    SignInWithApple: 'sub',
  }
  return type === 'SAML' ? mapping : { ...mapping, username: mapping.username ?? claim[type] }
}

function checkDetails(type: ProviderType, given: Details): void {
  const lacks = (...keys: string[]) => keys.some((key) => !given[key])
  switch (type) {
    case 'SAML':
      if (lacks('MetadataURL') && lacks('MetadataFile')) {
        throw invalidParameter('At least one of the MetadataURL or MetadataFile should be provided.')
      }
      if (!lacks('MetadataURL', 'MetadataFile')) {
        throw invalidParameter('Only one of the MetadataURL or MetadataFile should be provided.')
      }
      return
    case 'OIDC':
      if (lacks('client_id', 'authorize_scopes', 'oidc_issuer', 'attributes_request_method')) {
        throw invalidParameter(
          'clientId, authorizeScopes, oidcIssuer and attributesRequestMethod are all required idp details.',
        )
      }
      if (!given.oidc_issuer?.startsWith('https://')) {
        throw invalidParameter('OIDC endpoint must start with https://')
      }
      if (!['POST', 'GET'].includes(given.attributes_request_method ?? '')) {
        throw invalidParameter(
          `1 validation error detected: Value '${given.attributes_request_method}' at 'attributesRequestMethod' failed to satisfy constraint: Member must satisfy enum value set: [POST, GET]`,
        )
      }
      return
    case 'SignInWithApple':
      if (lacks('client_id', 'private_key', 'team_id', 'key_id')) {
        throw invalidParameter('clientId, privateKey, teamId, and keyId are all required idp details.')
      }
      return
    default:
      if (lacks('client_id', 'client_secret', 'authorize_scopes')) {
        throw invalidParameter('clientId, clientSecret and authorizeScopes are all required idp details.')
      }
  }
}

/** The addresses of the providers that Cognito knows by name, as AWS's reference shows them. */
function derivedDetails(type: ProviderType, given: Details): Details {
  switch (type) {
    case 'Google':
      return {
        attributes_url: 'https://people.googleapis.com/v1/people/me?personFields=',
        attributes_url_add_attributes: 'true',
        authorize_url: 'https://accounts.google.com/o/oauth2/v2/auth',
        oidc_issuer: 'https://accounts.google.com',
        token_request_method: 'POST',
        token_url: 'https://www.googleapis.com/oauth2/v4/token',
      }
    case 'Facebook': {
      const version = given.api_version ?? 'v17.0'
      return {
        api_version: version,
        attributes_url: `https://graph.facebook.com/${version}/me?fields=`,
        attributes_url_add_attributes: 'true',
        authorize_url: `https://www.facebook.com/${version}/dialog/oauth`,
        token_request_method: 'GET',
        token_url: `https://graph.facebook.com/${version}/oauth/access_token`,
      }
    }
    case 'LoginWithAmazon':
      return {
        attributes_url: 'https://api.amazon.com/user/profile',
        attributes_url_add_attributes: 'false',
        authorize_url: 'https://www.amazon.com/ap/oa',
        token_request_method: 'POST',
        token_url: 'https://api.amazon.com/auth/o2/token',
      }
    case 'SignInWithApple':
      return {
        attributes_url_add_attributes: 'false',
        authorize_url: 'https://appleid.apple.com/auth/authorize',
        oidc_issuer: 'https://appleid.apple.com',
        token_request_method: 'POST',
        token_url: 'https://appleid.apple.com/auth/token',
      }
    case 'OIDC':
      return { attributes_url_add_attributes: 'false' }
    case 'SAML':
      return samlEndpoints(given)
  }
}

/** The provider's metadata is not read: its endpoints are taken to be beside it. */
function samlEndpoints({ MetadataURL }: Details): Details {
  if (MetadataURL === undefined || !URL.canParse(MetadataURL)) return {}
  return {
    SLORedirectBindingURI: new URL('slo/saml', MetadataURL).href,
    SSORedirectBindingURI: new URL('sso/saml', MetadataURL).href,
  }
}
