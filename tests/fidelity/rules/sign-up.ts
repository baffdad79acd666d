import { createHmac } from 'node:crypto'
import {
  AdminConfirmSignUpCommand,
  AdminGetUserCommand,
  ConfirmSignUpCommand,
  DescribeUserPoolClientCommand,
  ResendConfirmationCodeCommand,
  SignUpCommand,
  type SignUpCommandInput,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { apiReference, developerGuide, type FidelityPool, type Rule, type Source } from '../rule.ts'
import { createUser } from './populate.ts'

const hour = 60 * 60 * 1000
const Password = 'Password-01'
const signingUp = developerGuide('signing-up-users-in-your-app', 'Signing up and confirming user accounts')
const existence = developerGuide(
  'cognito-user-pool-managing-errors',
  'Managing user existence error responses',
)
const quotas = developerGuide('limits', 'Quotas in Amazon Cognito')
const aliasGuide = developerGuide('user-pool-settings-attributes', 'Working with user attributes')
const archived = (issue: number, title: string): Source => ({
  title: `amazon-cognito-identity-js #${issue}: ${title}`,
  url: `https://github.com/amazon-archives/amazon-cognito-identity-js/issues/${issue}`,
})

const verifying = { settings: { AutoVerifiedAttributes: ['email' as const] } }
const emailAlias = {
  settings: { AliasAttributes: ['email' as const], AutoVerifiedAttributes: ['email' as const] },
}
const discreet = { client: { PreventUserExistenceErrors: 'ENABLED' as const } }
const mismatch = {
  name: 'CodeMismatchException',
  message: 'Invalid verification code provided, please try again.',
}
const expired = {
  name: 'ExpiredCodeException',
  message: 'Invalid code provided, please request a code again.',
}
const notThere = { name: 'UserNotFoundException', message: 'Username/client id combination not found.' }

export const signUpRules: readonly Rule[] = [
  {
    id: 'sign-up.status',
    title: 'Whoever signs up is enabled and UNCONFIRMED',
    source: signingUp,
    async check(pool) {
      expect(await signUp(pool)).toMatchObject({ UserConfirmed: false })
      expect(await get(pool)).toMatchObject({ Enabled: true, UserStatus: 'UNCONFIRMED' })
    },
  },
  {
    id: 'sign-up.sub',
    title: 'SignUp answers with the sub of the new user',
    source: apiReference('SignUp'),
    async check(pool) {
      const { UserSub } = await signUp(pool)
      expect((await get(pool)).UserAttributes).toContainEqual({ Name: 'sub', Value: UserSub })
    },
  },
  {
    id: 'sign-up.unsigned',
    title: 'SignUp needs no signature',
    source: apiReference('SignUp'),
    async check({ ClientId, post }) {
      const answer = await post({
        target: 'SignUp',
        body: JSON.stringify({ ClientId, Username: 'jane', Password }),
        headers: { authorization: null },
      })
      expect(answer).toMatchObject({ status: 200, json: { UserConfirmed: false } })
    },
  },
  {
    id: 'sign-up.closed',
    title: 'SignUp is refused where only administrators make users',
    source: apiReference('AdminCreateUserConfigType'),
    unconfirmed: 'The exception and its wording.',
    pool: { settings: { AdminCreateUserConfig: { AllowAdminCreateUserOnly: true } } },
    async check(pool) {
      await expect(signUp(pool)).rejects.toMatchObject({
        name: 'NotAuthorizedException',
        message: 'SignUp is not permitted for this user pool',
      })
    },
  },
  {
    id: 'sign-up.name-taken',
    title: 'SignUp refuses a username that the pool has already',
    source: existence,
    async check(pool) {
      await signUp(pool)
      await expect(signUp(pool)).rejects.toMatchObject({ name: 'UsernameExistsException' })
    },
  },
  {
    id: 'sign-up.email-taken',
    title: 'SignUp refuses an e-mail address that is somebody’s username, with its words',
    source: {
      title: 'amazon-cognito-identity-dart #73: UsernameExistsException',
      url: 'https://github.com/jonsaw/amazon-cognito-identity-dart/issues/73',
    },
    pool: { settings: { UsernameAttributes: ['email'] } },
    async check(pool) {
      await signUp(pool, { Username: 'jane@example.com', UserAttributes: [] })
      await expect(signUp(pool, { Username: 'jane@example.com', UserAttributes: [] })).rejects.toMatchObject({
        name: 'UsernameExistsException',
        message: 'An account with the given email already exists.',
      })
    },
  },
  {
    id: 'sign-up.username-form',
    title: 'SignUp refuses a username that is no e-mail address where it has to be one',
    source: {
      title: 'amplify-ui #6678: Username should be an email',
      url: 'https://github.com/aws-amplify/amplify-ui/issues/6678',
    },
    pool: { settings: { UsernameAttributes: ['email'] } },
    async check(pool) {
      await expect(signUp(pool)).rejects.toMatchObject({
        name: 'InvalidParameterException',
        message: 'Username should be an email.',
      })
    },
  },
  {
    id: 'sign-up.alias-shared',
    title: 'SignUp takes an e-mail address that another user signs in with',
    source: aliasGuide,
    pool: emailAlias,
    async check(pool) {
      await createUser(pool, 'holder', { email: 'jane@example.com', email_verified: 'true' })
      await expect(signUp(pool)).resolves.toMatchObject({ UserConfirmed: false })
    },
  },
  {
    id: 'sign-up.required',
    title: 'SignUp refuses a user who lacks a required attribute',
    source: apiReference('SchemaAttributeType'),
    pool: { settings: { Schema: [{ Name: 'nickname', Required: true }] } },
    async check(pool) {
      await expect(signUp(pool)).rejects.toMatchObject({ name: 'InvalidParameterException' })
    },
  },
  {
    id: 'sign-up.unknown-attribute',
    title: 'SignUp refuses an attribute that the schema does not have, with its words',
    source: {
      title: 'amplify-js #2167: Can’t seem to update custom attributes',
      url: 'https://github.com/aws-amplify/amplify-js/issues/2167',
    },
    async check(pool) {
      await expect(
        signUp(pool, { UserAttributes: [{ Name: 'favorite_flavor', Value: 'mint' }] }),
      ).rejects.toMatchObject({
        name: 'InvalidParameterException',
        message: expect.stringContaining(
          'Attributes did not conform to the schema: favorite_flavor: Attribute does not exist in the schema.',
        ),
      })
    },
  },
  {
    id: 'sign-up.unwritable',
    title: 'SignUp refuses an attribute that the app client may not write',
    source: aliasGuide,
    pool: { client: { WriteAttributes: ['email'] } },
    async check(pool) {
      await expect(
        signUp(pool, { UserAttributes: [{ Name: 'nickname', Value: 'J' }] }),
      ).rejects.toMatchObject({ name: 'NotAuthorizedException' })
    },
  },
  {
    id: 'sign-up.verified-flag',
    title: 'Nobody can sign up with an address that is verified already',
    source: {
      title: 'aws-sdk-js #3603: A client attempted to write unauthorized attribute',
      url: 'https://github.com/aws/aws-sdk-js/issues/3603',
    },
    async check(pool) {
      await expect(
        signUp(pool, {
          UserAttributes: [...mail('jane@example.com'), { Name: 'email_verified', Value: 'true' }],
        }),
      ).rejects.toMatchObject({
        name: 'NotAuthorizedException',
        message: 'A client attempted to write unauthorized attribute',
      })
    },
  },
  {
    id: 'sign-up.preferred-username',
    title: 'SignUp does not take a preferred username that is an alias',
    source: {
      title: 'amplify-js #1669: Setting preferred_username on an unconfirmed account',
      url: 'https://github.com/aws-amplify/amplify-js/issues/1669',
    },
    unconfirmed: 'The name of the exception.',
    pool: { settings: { AliasAttributes: ['preferred_username'] } },
    async check(pool) {
      await expect(
        signUp(pool, { UserAttributes: [{ Name: 'preferred_username', Value: 'lady' }] }),
      ).rejects.toMatchObject({
        name: 'InvalidParameterException',
        message:
          'Preferred username cannot be provided for unconfirmed account, since user pool is configured for preferred username alias.',
      })
    },
  },
  {
    id: 'sign-up.password',
    title: 'SignUp refuses a password against the policy',
    source: apiReference('SignUp'),
    async check(pool) {
      await expect(signUp(pool, { Password: 'nouppercase1!' })).rejects.toMatchObject({
        name: 'InvalidPasswordException',
      })
    },
  },
  {
    id: 'sign-up.unknown-client',
    title: 'SignUp does not know an app client that is not there',
    source: apiReference('SignUp'),
    async check(pool) {
      await expect(signUp(pool, { ClientId: '0123456789abcdefghijklmnop' })).rejects.toMatchObject({
        name: 'ResourceNotFoundException',
      })
    },
  },
  {
    id: 'sign-up.delivery',
    title: 'SignUp says where the code went, with most of the address masked',
    source: apiReference('SignUp'),
    pool: verifying,
    async check(pool) {
      expect((await signUp(pool)).CodeDeliveryDetails).toEqual({
        AttributeName: 'email',
        DeliveryMedium: 'EMAIL',
        Destination: 'j***@e***',
      })
    },
  },
  {
    id: 'sign-up.no-delivery',
    title: 'Where the pool verifies nothing, SignUp gives no CodeDeliveryDetails',
    source: {
      title: 'amplify-ui #6629: signUp is not returning CodeDeliveryDetails',
      url: 'https://github.com/aws-amplify/amplify-ui/issues/6629',
    },
    async check(pool) {
      expect((await signUp(pool)).CodeDeliveryDetails).toBeUndefined()
    },
  },
  {
    id: 'sign-up.phone-first',
    title: 'Where both addresses can be verified, the code goes out by SMS',
    source: signingUp,
    pool: { settings: { AutoVerifiedAttributes: ['email', 'phone_number'], SmsConfiguration: sms() } },
    async check(pool) {
      const UserAttributes = [...mail('jane@example.com'), { Name: 'phone_number', Value: '+15555550100' }]
      expect((await signUp(pool, { UserAttributes })).CodeDeliveryDetails).toMatchObject({
        AttributeName: 'phone_number',
        DeliveryMedium: 'SMS',
      })
    },
  },
  {
    id: 'sign-up.secret-hash-missing',
    title: 'SignUp through an app client with a secret needs a secret hash',
    source: apiReference('SignUp'),
    pool: { client: { GenerateSecret: true } },
    async check(pool) {
      await expect(signUp(pool)).rejects.toMatchObject({ name: 'NotAuthorizedException' })
    },
  },
  {
    id: 'sign-up.secret-hash-wrong',
    title: 'A secret hash that is wrong is refused, and names the app client',
    source: {
      title: 'amplify-js #277: Unable to verify secret hash for client',
      url: 'https://github.com/aws-amplify/amplify-js/issues/277',
    },
    pool: { client: { GenerateSecret: true } },
    async check(pool) {
      await expect(signUp(pool, { SecretHash: 'bm90IHRoaXMgb25l' })).rejects.toMatchObject({
        name: 'NotAuthorizedException',
        message: `Unable to verify secret hash for client ${pool.ClientId}`,
      })
    },
  },
  {
    id: 'sign-up.secret-hash',
    title: 'A secret hash is an HMAC of the username and the client’s id',
    source: signingUp,
    pool: { client: { GenerateSecret: true } },
    async check(pool) {
      const { client, UserPoolId, ClientId } = pool
      const { UserPoolClient } = await client.send(
        new DescribeUserPoolClientCommand({ UserPoolId, ClientId }),
      )
      const hash = createHmac('sha256', UserPoolClient?.ClientSecret ?? '').update(`jane${ClientId}`)
      await expect(signUp(pool, { SecretHash: hash.digest('base64') })).resolves.toBeDefined()
    },
  },
  {
    id: 'sign-up.confirm',
    title: 'ConfirmSignUp with the code confirms the user and verifies the address',
    source: signingUp,
    pool: verifying,
    async check(pool) {
      const { outbox } = pool
      await signUp(pool)
      await confirm(pool, outbox.at(-1)?.secret)
      const jane = await get(pool)
      expect(jane.UserStatus).toBe('CONFIRMED')
      expect(jane.UserAttributes).toContainEqual({ Name: 'email_verified', Value: 'true' })
    },
  },
  {
    id: 'sign-up.confirm-wrong',
    title: 'ConfirmSignUp refuses a wrong code, and the right one is still good',
    source: apiReference('ConfirmSignUp'),
    pool: verifying,
    async check(pool) {
      const { outbox } = pool
      await signUp(pool)
      const code = outbox.at(-1)?.secret
      await expect(confirm(pool, otherThan(code))).rejects.toMatchObject(mismatch)
      await expect(confirm(pool, code)).resolves.toBeDefined()
    },
  },
  {
    id: 'sign-up.confirm-expired',
    title: 'The code of a sign-up can be used for 24 hours',
    source: quotas,
    pool: verifying,
    async check(pool) {
      const { outbox, clock } = pool
      await signUp(pool)
      clock.advance(24 * hour)
      await expect(confirm(pool, outbox.at(-1)?.secret)).rejects.toMatchObject(expired)
    },
  },
  {
    id: 'sign-up.confirm-twice',
    title: 'ConfirmSignUp refuses a user who is confirmed, with its words',
    source: {
      title: 'amazon-cognito-identity-dart-2 #80: User cannot be confirmed',
      url: 'https://github.com/furaiev/amazon-cognito-identity-dart-2/issues/80',
    },
    async check(pool) {
      await confirmed(pool)
      await expect(confirm(pool, '123456')).rejects.toMatchObject({
        name: 'NotAuthorizedException',
        message: 'User cannot be confirmed. Current status is CONFIRMED',
      })
    },
  },
  {
    id: 'sign-up.confirm-unknown',
    title: 'ConfirmSignUp does not know a user who is not there, and says so to a client that may know',
    source: apiReference('ConfirmSignUp'),
    unconfirmed: 'The wording, which reports show of other operations.',
    async check(pool) {
      await expect(confirm(pool, '123456')).rejects.toMatchObject(notThere)
    },
  },
  {
    id: 'sign-up.confirm-alias-taken',
    title: 'ConfirmSignUp refuses an address that another user signs in with',
    source: aliasGuide,
    pool: emailAlias,
    async check(pool) {
      const { outbox } = pool
      await createUser(pool, 'holder', { email: 'jane@example.com', email_verified: 'true' })
      await signUp(pool)
      await expect(confirm(pool, outbox.at(-1)?.secret)).rejects.toMatchObject({
        name: 'AliasExistsException',
      })
    },
  },
  {
    id: 'sign-up.confirm-alias-forced',
    title: 'ConfirmSignUp with ForceAliasCreation moves the alias, and unverifies it where it was',
    source: aliasGuide,
    pool: emailAlias,
    async check(pool) {
      const { outbox } = pool
      await createUser(pool, 'holder', { email: 'jane@example.com', email_verified: 'true' })
      await signUp(pool)
      await confirm(pool, outbox.at(-1)?.secret, true)
      expect((await get(pool, 'jane@example.com')).Username).toBe('jane')
      const holder = await get(pool, 'holder')
      expect(holder.UserAttributes).toContainEqual({ Name: 'email_verified', Value: 'false' })
    },
  },
  {
    id: 'sign-up.admin-confirm',
    title: 'AdminConfirmSignUp confirms the user and verifies no address',
    source: signingUp,
    pool: verifying,
    async check(pool) {
      await confirmed(pool)
      const jane = await get(pool)
      expect(jane.UserStatus).toBe('CONFIRMED')
      expect(jane.UserAttributes).not.toContainEqual({ Name: 'email_verified', Value: 'true' })
    },
  },
  {
    id: 'sign-up.resend',
    title: 'ResendConfirmationCode says where the code went',
    source: apiReference('ResendConfirmationCode'),
    pool: verifying,
    async check(pool) {
      await signUp(pool)
      expect((await resend(pool)).CodeDeliveryDetails).toMatchObject({
        AttributeName: 'email',
        DeliveryMedium: 'EMAIL',
      })
    },
  },
  {
    id: 'sign-up.resend-replaces',
    title: 'A code that is sent again takes the place of the one before',
    source: {
      title: 'amplify-ui #6678: all previous codes expire',
      url: 'https://github.com/aws-amplify/amplify-ui/issues/6678',
    },
    unconfirmed: 'That the old code is refused as a wrong one.',
    pool: verifying,
    async check(pool) {
      const { outbox } = pool
      await signUp(pool)
      await resend(pool)
      const [first, second] = outbox
      expect(second?.secret).not.toBe(first?.secret)
      await expect(confirm(pool, first?.secret)).rejects.toMatchObject(mismatch)
      await expect(confirm(pool, second?.secret)).resolves.toBeDefined()
    },
  },
  {
    id: 'sign-up.resend-confirmed',
    title: 'ResendConfirmationCode refuses a user who is confirmed, with its words',
    source: archived(525, 'User is already confirmed'),
    pool: verifying,
    async check(pool) {
      await confirmed(pool)
      await expect(resend(pool)).rejects.toMatchObject({
        name: 'InvalidParameterException',
        message: 'User is already confirmed.',
      })
    },
  },
  {
    id: 'sign-up.resend-off',
    title: 'ResendConfirmationCode refuses where the pool verifies nothing, with its words',
    source: {
      title: 'amplify-cli #3646: Auto verification not turned on',
      url: 'https://github.com/aws-amplify/amplify-cli/issues/3646',
    },
    unconfirmed: 'The name of the exception.',
    async check(pool) {
      await signUp(pool)
      await expect(resend(pool)).rejects.toMatchObject({
        name: 'InvalidParameterException',
        message: 'Cannot resend codes. Auto verification not turned on.',
      })
    },
  },
  {
    id: 'sign-up.resend-hidden',
    title: 'ResendConfirmationCode answers a client that may not know of users as if there were one',
    source: existence,
    pool: { ...verifying, ...discreet },
    async check(pool) {
      expect((await resend(pool, 'nobody')).CodeDeliveryDetails?.DeliveryMedium).toBeDefined()
    },
  },
]

function mail(Value: string) {
  return [{ Name: 'email', Value }]
}

function sms() {
  return { SnsCallerArn: 'arn:aws:iam::123456789012:role/sms', ExternalId: 'fidelity' }
}

function otherThan(code: string | undefined): string {
  return code === '000000' ? '000001' : '000000'
}

const signUp = ({ client, ClientId }: FidelityPool, input: Partial<SignUpCommandInput> = {}) =>
  client.send(
    new SignUpCommand({
      ClientId,
      Username: 'jane',
      Password,
      UserAttributes: mail('jane@example.com'),
      ...input,
    }),
  )

const confirm = (
  { client, ClientId }: FidelityPool,
  ConfirmationCode: string | undefined,
  ForceAliasCreation = false,
) =>
  client.send(new ConfirmSignUpCommand({ ClientId, Username: 'jane', ConfirmationCode, ForceAliasCreation }))

const resend = ({ client, ClientId }: FidelityPool, Username = 'jane') =>
  client.send(new ResendConfirmationCodeCommand({ ClientId, Username }))

const get = ({ client, UserPoolId }: FidelityPool, Username = 'jane') =>
  client.send(new AdminGetUserCommand({ UserPoolId, Username }))

/** Signs `jane` up, and has an administrator confirm that. */
async function confirmed(pool: FidelityPool): Promise<void> {
  const { client, UserPoolId } = pool
  await signUp(pool)
  await client.send(new AdminConfirmSignUpCommand({ UserPoolId, Username: 'jane' }))
}
