import type { ClientSettings } from '../../pool/clients/client.ts'

/** The settings among the members of a request. What is left out has its default, however it was before. */
export function givenClientSettings(request: ClientSettings): ClientSettings {
  return {
    RefreshTokenValidity: request.RefreshTokenValidity,
    AccessTokenValidity: request.AccessTokenValidity,
    IdTokenValidity: request.IdTokenValidity,
    TokenValidityUnits: request.TokenValidityUnits,
    ReadAttributes: request.ReadAttributes,
    WriteAttributes: request.WriteAttributes,
    ExplicitAuthFlows: request.ExplicitAuthFlows,
    SupportedIdentityProviders: request.SupportedIdentityProviders,
    CallbackURLs: request.CallbackURLs,
    LogoutURLs: request.LogoutURLs,
    DefaultRedirectURI: request.DefaultRedirectURI,
    AllowedOAuthFlows: request.AllowedOAuthFlows,
    AllowedOAuthScopes: request.AllowedOAuthScopes,
    AllowedOAuthFlowsUserPoolClient: request.AllowedOAuthFlowsUserPoolClient,
    AnalyticsConfiguration: request.AnalyticsConfiguration,
    PreventUserExistenceErrors: request.PreventUserExistenceErrors,
    EnableTokenRevocation: request.EnableTokenRevocation,
    EnablePropagateAdditionalUserContextData: request.EnablePropagateAdditionalUserContextData,
    AuthSessionValidity: request.AuthSessionValidity,
    RefreshTokenRotation: request.RefreshTokenRotation,
  }
}
