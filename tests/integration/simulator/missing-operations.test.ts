import * as sdk from '@aws-sdk/client-cognito-identity-provider'
import { HttpRequest } from '@smithy/protocol-http'
import { expect, it } from 'vitest'
import { openPool } from './pool-client.ts'

/** What the SDK can ask of Cognito and the simulator answers as unknown, by the reason. */
const missing: Readonly<Record<string, readonly string[]>> = {
  'passkeys are made by a browser and its user': [
    'CompleteWebAuthnRegistration',
    'DeleteWebAuthnCredential',
    'ListWebAuthnCredentials',
    'StartWebAuthnRegistration',
  ],
  'there are no sign-in pages whose looks could be set': [
    'CreateManagedLoginBranding',
    'DeleteManagedLoginBranding',
    'DescribeManagedLoginBranding',
    'DescribeManagedLoginBrandingByClient',
    'GetUICustomization',
    'SetUICustomization',
    'UpdateManagedLoginBranding',
  ],
  'there are no sign-in pages that could ask for consent to terms': [
    'CreateTerms',
    'DeleteTerms',
    'DescribeTerms',
    'DescribeTermsByClient',
    'ListTerms',
    'UpdateTerms',
  ],
  'there is one region': [
    'CreateUserPoolReplica',
    'DeleteUserPoolReplica',
    'ListUserPoolReplicas',
    'UpdateUserPoolReplica',
  ],
  'no application signs in as itself, and no SAML request is signed': [
    'GetClientToken',
    'GetSigningCertificate',
  ],
  'sessions are set up for a whole pool': [
    'GetUserPoolClientSessionConfiguration',
    'SetUserPoolClientSessionConfiguration',
  ],
  'no message with a link for feedback is sent': ['UpdateAuthEventFeedback'],
  'no higher limit can be bought': ['UpdateProvisionedLimit'],
}

it('the simulator knows every operation of the SDK but those that are listed here', async () => {
  const { simulator } = openPool()
  const isUnknown = async (operation: string): Promise<boolean> => {
    const request = new HttpRequest({
      method: 'POST',
      headers: {
        'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
        authorization: 'AWS4-HMAC-SHA256',
      },
      body: '{}',
    })
    const { response } = await simulator.requestHandler.handle(request)
    return response.headers['x-amzn-errortype'] === 'UnknownOperationException:'
  }
  const operations = Object.keys(sdk).flatMap((name) => /^(\w+)Command$/.exec(name)?.[1] ?? [])
  expect(operations.length).toBeGreaterThan(130)
  const unknown: string[] = []
  for (const operation of operations) if (await isUnknown(operation)) unknown.push(operation)
  expect(unknown.sort()).toEqual(Object.values(missing).flat().sort())
})

it('an operation that is missing fails through the SDK as unknown', async () => {
  const { client, UserPoolId } = openPool()
  await expect(client.send(new sdk.GetSigningCertificateCommand({ UserPoolId }))).rejects.toMatchObject({
    name: 'UnknownOperationException',
    $metadata: { httpStatusCode: 400 },
  })
})
