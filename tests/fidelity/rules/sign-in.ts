import { createHmac } from 'node:crypto'
import {
  AdminDisableUserCommand,
  AdminGetUserCommand,
  AdminResetUserPasswordCommand,
  ChangePasswordCommand,
  DeleteUserCommand,
  InitiateAuthCommand,
  SignUpCommand,
  UpdateUserAttributesCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { apiReference, developerGuide, type FidelityPool, type Rule, type Source } from '../rule.ts'
import {
  addClient,
  addUser,
  adminSignIn,
  answerWith,
  begin,
  getUser,
  invite,
  password,
  setPassword,
  signIn,
  temporaryPassword,
  tokens,
  username,
} from './signing-in.ts'

const minute = 60_000
const userExistence = developerGuide(
  'cognito-user-pool-managing-errors',
  'Managing user existence error responses',
)
const secretHashes = developerGuide('signing-up-users-in-your-app', 'Signing up and confirming user accounts')
const thingsToKnow = developerGuide(
  'authentication-flow-things-to-know',
  'Things to know about authentication with user pools',
)
const attributesPage = developerGuide('user-pool-settings-attributes', 'Working with user attributes')
const seenOnChallenge: Source = {
  title: 'aws-amplify/amplify-js: issue 10491',
  url: 'https://github.com/aws-amplify/amplify-js/issues/10491',
}
const incorrect = { name: 'NotAuthorizedException', message: 'Incorrect username or password.' }
const email = { email: 'jane@example.com', email_verified: 'true' }
const wording = 'The wording of the message, which many reports show alike.'

export const signIns: readonly Rule[] = [
  {
    id: 'sign-in.password',
    title: 'USER_PASSWORD_AUTH gives an id token, an access token and a refresh token',
    source: apiReference('InitiateAuth'),
    async check(pool) {
      await addUser(pool)
      const { AuthenticationResult, ChallengeName } = await signIn(pool)
      expect(ChallengeName).toBeUndefined()
      expect(AuthenticationResult).toMatchObject({
        AccessToken: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
        IdToken: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
        RefreshToken: expect.stringMatching(/./),
        TokenType: 'Bearer',
        ExpiresIn: 3600,
      })
    },
  },
  {
    id: 'sign-in.admin-password',
    title: 'ADMIN_USER_PASSWORD_AUTH signs a user in on the server',
    source: apiReference('AdminInitiateAuth'),
    async check(pool) {
      await addUser(pool)
      const { AuthenticationResult } = await adminSignIn(pool, 'ADMIN_USER_PASSWORD_AUTH')
      expect(AuthenticationResult).toHaveProperty('AccessToken')
    },
  },
  {
    id: 'sign-in.admin-flow',
    title: 'InitiateAuth refuses ADMIN_USER_PASSWORD_AUTH',
    source: apiReference('InitiateAuth'),
    unconfirmed: 'That it does so with InvalidParameterException.',
    async check(pool) {
      await addUser(pool)
      await expect(
        pool.client.send(
          new InitiateAuthCommand({
            ClientId: pool.ClientId,
            AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
            AuthParameters: { USERNAME: username, PASSWORD: password },
          }),
        ),
      ).rejects.toMatchObject({ name: 'InvalidParameterException' })
    },
  },
  {
    id: 'sign-in.wrong-password',
    title: 'A wrong password is answered with NotAuthorizedException',
    source: userExistence,
    async check(pool) {
      await addUser(pool)
      await expect(signIn(pool, { PASSWORD: 'Wrong-Horse-1' })).rejects.toMatchObject(incorrect)
    },
  },
  {
    id: 'sign-in.former-password',
    title: 'A password that was replaced does not sign in any more',
    source: apiReference('AdminSetUserPassword'),
    async check(pool) {
      await addUser(pool)
      await setPassword(pool, 'Another-Horse-1')
      await expect(signIn(pool)).rejects.toMatchObject(incorrect)
      await expect(signIn(pool, { PASSWORD: 'Another-Horse-1' })).resolves.toHaveProperty(
        'AuthenticationResult.AccessToken',
      )
    },
  },
  {
    id: 'sign-in.unknown-user-legacy',
    title: 'A client with PreventUserExistenceErrors LEGACY hears that the user does not exist',
    source: userExistence,
    pool: { client: { PreventUserExistenceErrors: 'LEGACY' } },
    async check(pool) {
      await expect(signIn(pool)).rejects.toMatchObject({
        name: 'UserNotFoundException',
        message: 'User does not exist.',
      })
    },
  },
  {
    id: 'sign-in.unknown-user',
    title:
      'A client with PreventUserExistenceErrors ENABLED hears the same of an unknown user as of a wrong password',
    source: userExistence,
    pool: { client: { PreventUserExistenceErrors: 'ENABLED' } },
    async check(pool) {
      await expect(signIn(pool)).rejects.toMatchObject(incorrect)
    },
  },
  {
    id: 'sign-in.flow',
    title: 'A flow that is not among the client’s ExplicitAuthFlows is refused',
    source: apiReference('CreateUserPoolClient'),
    unconfirmed: wording,
    pool: { client: { ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'] } },
    async check(pool) {
      await addUser(pool)
      await expect(signIn(pool)).rejects.toMatchObject({
        name: 'InvalidParameterException',
        message: 'USER_PASSWORD_AUTH flow not enabled for this client',
      })
    },
  },
  {
    id: 'sign-in.admin-flow-off',
    title: 'ADMIN_USER_PASSWORD_AUTH is refused where the client does not allow it',
    source: apiReference('CreateUserPoolClient'),
    unconfirmed: wording,
    pool: { client: { ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'] } },
    async check(pool) {
      await addUser(pool)
      await expect(adminSignIn(pool, 'ADMIN_USER_PASSWORD_AUTH')).rejects.toMatchObject({
        name: 'InvalidParameterException',
        message: 'Auth flow not enabled for this client',
      })
    },
  },
  {
    id: 'sign-in.unknown-client',
    title: 'An unknown app client is answered with ResourceNotFoundException',
    source: apiReference('InitiateAuth'),
    unconfirmed: wording,
    async check(pool) {
      await addUser(pool)
      await expect(signIn(pool, {}, '0000000000000000000000000a')).rejects.toMatchObject({
        name: 'ResourceNotFoundException',
        message: 'User pool client 0000000000000000000000000a does not exist.',
      })
    },
  },
  {
    id: 'sign-in.secret-hash-missing',
    title: 'A client with a secret cannot sign in without SECRET_HASH',
    source: secretHashes,
    unconfirmed: wording,
    async check(pool) {
      await addUser(pool)
      const { ClientId } = await addClient(pool, { GenerateSecret: true })
      await expect(signIn(pool, {}, ClientId)).rejects.toMatchObject({
        name: 'NotAuthorizedException',
        message: `Client ${ClientId} is configured with secret but SECRET_HASH was not received`,
      })
    },
  },
  {
    id: 'sign-in.secret-hash-wrong',
    title: 'A SECRET_HASH made with another secret is refused',
    source: secretHashes,
    unconfirmed: wording,
    async check(pool) {
      await addUser(pool)
      const { ClientId } = await addClient(pool, { GenerateSecret: true })
      const SECRET_HASH = secretHash('another', ClientId)
      await expect(signIn(pool, { SECRET_HASH }, ClientId)).rejects.toMatchObject({
        name: 'NotAuthorizedException',
        message: `Unable to verify secret hash for client ${ClientId}`,
      })
    },
  },
  {
    id: 'sign-in.secret-hash',
    title: 'SECRET_HASH is the HMAC-SHA256 of the username and the client id with the secret, in base64',
    source: secretHashes,
    async check(pool) {
      await addUser(pool)
      const { ClientId, secret } = await addClient(pool, { GenerateSecret: true })
      const SECRET_HASH = secretHash(secret, ClientId)
      await expect(signIn(pool, { SECRET_HASH }, ClientId)).resolves.toHaveProperty(
        'AuthenticationResult.AccessToken',
      )
    },
  },
  {
    id: 'sign-in.disabled',
    title: 'A disabled user cannot sign in',
    source: apiReference('AdminDisableUser'),
    unconfirmed: wording,
    async check(pool) {
      await addUser(pool)
      await pool.client.send(new AdminDisableUserCommand(user(pool)))
      await expect(signIn(pool)).rejects.toMatchObject({
        name: 'NotAuthorizedException',
        message: 'User is disabled.',
      })
    },
  },
  {
    id: 'sign-in.reset-required',
    title: 'A user in RESET_REQUIRED is answered with PasswordResetRequiredException',
    source: apiReference('AdminResetUserPassword'),
    unconfirmed: wording,
    async check(pool) {
      await addUser(pool, email)
      await pool.client.send(new AdminResetUserPasswordCommand(user(pool)))
      await expect(signIn(pool)).rejects.toMatchObject({
        name: 'PasswordResetRequiredException',
        message: 'Password reset required for the user',
      })
    },
  },
  {
    id: 'sign-in.unconfirmed',
    title: 'An UNCONFIRMED user is answered with UserNotConfirmedException',
    source: secretHashes,
    unconfirmed: wording,
    async check(pool) {
      await pool.client.send(
        new SignUpCommand({ ClientId: pool.ClientId, Username: username, Password: password }),
      )
      await expect(signIn(pool)).rejects.toMatchObject({
        name: 'UserNotConfirmedException',
        message: 'User is not confirmed.',
      })
    },
  },
  {
    id: 'sign-in.alias',
    title: 'A verified e-mail address that is an alias signs in like the username',
    source: attributesPage,
    pool: { settings: { AliasAttributes: ['email'] } },
    async check(pool) {
      await addUser(pool, email)
      await expect(signIn(pool, { USERNAME: email.email })).resolves.toHaveProperty(
        'AuthenticationResult.AccessToken',
      )
    },
  },
  {
    id: 'sign-in.alias-unverified',
    title: 'An e-mail address that is not verified is no alias',
    source: attributesPage,
    pool: { settings: { AliasAttributes: ['email'] }, client: { PreventUserExistenceErrors: 'LEGACY' } },
    async check(pool) {
      await addUser(pool, { ...email, email_verified: 'false' })
      await expect(signIn(pool, { USERNAME: email.email })).rejects.toMatchObject({
        name: 'UserNotFoundException',
      })
    },
  },
  {
    id: 'sign-in.lockout',
    title: 'Five wrong passwords lock the user out for a second, and each further one for twice as long',
    source: thingsToKnow,
    async check(pool) {
      const { clock } = pool
      const locked = { name: 'NotAuthorizedException', message: 'Password attempts exceeded' }
      await addUser(pool)
      for (let attempt = 0; attempt < 5; attempt += 1)
        await expect(signIn(pool, { PASSWORD: 'Wrong-Horse-1' })).rejects.toMatchObject(incorrect)
      await expect(signIn(pool)).rejects.toMatchObject(locked)
      clock.advance(1000)
      await expect(signIn(pool, { PASSWORD: 'Wrong-Horse-1' })).rejects.toMatchObject(incorrect)
      clock.advance(1500)
      await expect(signIn(pool)).rejects.toMatchObject(locked)
      clock.advance(500)
      await expect(signIn(pool)).resolves.toHaveProperty('AuthenticationResult.AccessToken')
    },
  },
  {
    id: 'sign-in.new-password',
    title: 'A user with a temporary password is asked for a new one',
    source: apiReference('InitiateAuth'),
    async check(pool) {
      await invite(pool, email)
      const challenge = await begin(pool)
      expect(challenge.AuthenticationResult).toBeUndefined()
      expect(challenge.Session?.length).toBeGreaterThanOrEqual(20)
      expect(challenge.ChallengeParameters).toMatchObject({ requiredAttributes: '[]' })
    },
  },
  {
    id: 'sign-in.new-password-user',
    title: 'The challenge tells whom it is for, and which attributes they have',
    source: developerGuide('authentication-flows-selection-sdk', 'Authentication with AWS SDKs'),
    unconfirmed: 'The parameters’ names are those that the SDKs for applications read.',
    async check(pool) {
      await invite(pool, email)
      const { ChallengeParameters = {} } = await begin(pool)
      expect(ChallengeParameters.USER_ID_FOR_SRP).toBe(username)
      expect(JSON.parse(ChallengeParameters.userAttributes ?? '')).toMatchObject(email)
    },
  },
  {
    id: 'sign-in.new-password-answer',
    title: 'A new password gives tokens and confirms the user',
    source: apiReference('RespondToAuthChallenge'),
    async check(pool) {
      await invite(pool)
      await expect(answerWith(pool, await begin(pool))).resolves.toHaveProperty(
        'AuthenticationResult.AccessToken',
      )
      const { UserStatus } = await pool.client.send(new AdminGetUserCommand(user(pool)))
      expect(UserStatus).toBe('CONFIRMED')
      await expect(signIn(pool)).resolves.toHaveProperty('AuthenticationResult.AccessToken')
    },
  },
  {
    id: 'sign-in.new-password-policy',
    title: 'A new password against the policy is answered with InvalidPasswordException',
    source: apiReference('RespondToAuthChallenge'),
    async check(pool) {
      await invite(pool)
      await expect(answerWith(pool, await begin(pool), { NEW_PASSWORD: 'short' })).rejects.toMatchObject({
        name: 'InvalidPasswordException',
      })
    },
  },
  {
    id: 'sign-in.new-password-temporary',
    title: 'The temporary password works no more once there is a new one',
    source: apiReference('AdminCreateUser'),
    async check(pool) {
      await invite(pool)
      await answerWith(pool, await begin(pool))
      await expect(signIn(pool, { PASSWORD: temporaryPassword })).rejects.toMatchObject(incorrect)
    },
  },
  {
    id: 'sign-in.required-attributes',
    title: 'The challenge names the required attributes that the user lacks, and the answer sets them',
    source: apiReference('RespondToAuthChallenge'),
    pool: { settings: { Schema: [{ Name: 'family_name', Required: true, Mutable: true }] } },
    async check(pool) {
      await invite(pool)
      const challenge = await begin(pool)
      expect(challenge.ChallengeParameters?.requiredAttributes).toBe('["userAttributes.family_name"]')
      await answerWith(pool, challenge, { 'userAttributes.family_name': 'Doe' })
      const { UserAttributes } = await pool.client.send(new AdminGetUserCommand(user(pool)))
      expect(UserAttributes).toContainEqual({ Name: 'family_name', Value: 'Doe' })
    },
  },
  {
    id: 'sign-in.required-attribute-missing',
    title: 'An answer without a required attribute that the user lacks is refused',
    source: apiReference('RespondToAuthChallenge'),
    unconfirmed: wording,
    pool: { settings: { Schema: [{ Name: 'family_name', Required: true, Mutable: true }] } },
    async check(pool) {
      await invite(pool)
      await expect(answerWith(pool, await begin(pool))).rejects.toMatchObject({
        name: 'InvalidParameterException',
        message: 'Invalid attributes given, family_name is missing',
      })
    },
  },
  {
    id: 'sign-in.required-attribute-provided',
    title: 'An answer cannot change a required attribute that has a value',
    source: apiReference('RespondToAuthChallenge'),
    unconfirmed: 'The exception and its wording, which several reports show.',
    pool: { settings: { Schema: [{ Name: 'email', Required: true, Mutable: true }] } },
    async check(pool) {
      await invite(pool, email)
      await expect(
        answerWith(pool, await begin(pool), { 'userAttributes.email': 'new@example.com' }),
      ).rejects.toMatchObject({
        name: 'NotAuthorizedException',
        message: 'Cannot modify an already provided email',
      })
    },
  },
  {
    id: 'sign-in.temporary-expired',
    title: 'A temporary password stops working after TemporaryPasswordValidityDays',
    source: apiReference('PasswordPolicyType'),
    unconfirmed: wording,
    pool: { settings: { Policies: { PasswordPolicy: { TemporaryPasswordValidityDays: 1 } } } },
    async check(pool) {
      const { clock } = pool
      await invite(pool)
      clock.advance(24 * 60 * minute - 1000)
      await begin(pool)
      clock.advance(1000)
      await expect(begin(pool)).rejects.toMatchObject({
        name: 'NotAuthorizedException',
        message: 'Temporary password has expired and must be reset by an administrator.',
      })
    },
  },
  {
    id: 'sign-in.session-expires',
    title: 'The session of a challenge lasts as long as AuthSessionValidity says',
    source: apiReference('CreateUserPoolClient'),
    unconfirmed: wording,
    pool: { client: { AuthSessionValidity: 5 } },
    async check(pool) {
      const { clock } = pool
      await invite(pool)
      const challenge = await begin(pool)
      clock.advance(5 * minute)
      await expect(answerWith(pool, challenge)).rejects.toMatchObject({
        name: 'NotAuthorizedException',
        message: 'Invalid session for the user, session is expired.',
      })
      clock.advance(-1000)
      await expect(answerWith(pool, challenge)).resolves.toHaveProperty('AuthenticationResult.AccessToken')
    },
  },
  {
    id: 'sign-in.session-once',
    title: 'The session of a challenge works once',
    source: apiReference('RespondToAuthChallenge'),
    unconfirmed: 'No document says so; reports show the exception and its wording.',
    async check(pool) {
      await invite(pool)
      const challenge = await begin(pool)
      await answerWith(pool, challenge)
      await expect(answerWith(pool, challenge)).rejects.toMatchObject({
        name: 'NotAuthorizedException',
        message: 'Invalid session for the user, session can only be used once.',
      })
    },
  },
  {
    id: 'sign-in.session-of-client',
    title: 'The session of a challenge belongs to the app client that the sign-in began with',
    source: apiReference('RespondToAuthChallenge'),
    unconfirmed: 'No document says so.',
    async check(pool) {
      await invite(pool)
      const challenge = await begin(pool)
      const { ClientId } = await addClient(pool)
      await expect(answerWith(pool, challenge, {}, ClientId)).rejects.toMatchObject({
        name: 'NotAuthorizedException',
      })
    },
  },
  {
    id: 'sign-in.unwritable-attribute',
    title: 'An answer cannot set an attribute that the app client may not write',
    source: seenOnChallenge,
    pool: { client: { WriteAttributes: ['email'] } },
    async check(pool) {
      await invite(pool)
      await expect(
        answerWith(pool, await begin(pool), { 'userAttributes.nickname': 'J' }),
      ).rejects.toMatchObject({ name: 'NotAuthorizedException' })
    },
  },
  {
    id: 'sign-in.get-user',
    title: 'GetUser shows the user of an access token',
    source: apiReference('GetUser'),
    async check(pool) {
      await addUser(pool, email)
      const { Username, UserAttributes } = await getUser(pool, (await tokens(pool)).access)
      expect(Username).toBe(username)
      expect(UserAttributes).toContainEqual({ Name: 'email', Value: email.email })
      expect(UserAttributes).toContainEqual({ Name: 'sub', Value: expect.stringMatching(/./) })
    },
  },
  {
    id: 'sign-in.change-password',
    title: 'ChangePassword sets another password for whoever knows the present one',
    source: apiReference('ChangePassword'),
    async check(pool) {
      await addUser(pool)
      await changePassword(pool, password)
      await expect(signIn(pool, { PASSWORD: 'Another-Horse-1' })).resolves.toHaveProperty(
        'AuthenticationResult.AccessToken',
      )
    },
  },
  {
    id: 'sign-in.change-password-wrong',
    title: 'ChangePassword is refused for a wrong present password',
    source: apiReference('ChangePassword'),
    async check(pool) {
      await addUser(pool)
      await expect(changePassword(pool, 'Wrong-Horse-1')).rejects.toMatchObject(incorrect)
    },
  },
  {
    id: 'sign-in.own-attributes',
    title: 'UpdateUserAttributes changes the attributes of whoever is signed in',
    source: apiReference('UpdateUserAttributes'),
    async check(pool) {
      await addUser(pool)
      await updateOwn(pool, { Name: 'nickname', Value: 'J' })
      const { UserAttributes } = await pool.client.send(new AdminGetUserCommand(user(pool)))
      expect(UserAttributes).toContainEqual({ Name: 'nickname', Value: 'J' })
    },
  },
  {
    id: 'sign-in.own-verified',
    title: 'Users cannot say of themselves that an address is verified',
    source: attributesPage,
    unconfirmed: wording,
    async check(pool) {
      await addUser(pool, { ...email, email_verified: 'false' })
      await expect(updateOwn(pool, { Name: 'email_verified', Value: 'true' })).rejects.toMatchObject({
        name: 'NotAuthorizedException',
        message: 'A client attempted to write unauthorized attribute',
      })
    },
  },
  {
    id: 'sign-in.delete-user',
    title: 'DeleteUser deletes whoever is signed in',
    source: apiReference('DeleteUser'),
    async check(pool) {
      await addUser(pool)
      await pool.client.send(new DeleteUserCommand({ AccessToken: (await tokens(pool)).access }))
      await expect(pool.client.send(new AdminGetUserCommand(user(pool)))).rejects.toMatchObject({
        name: 'UserNotFoundException',
      })
    },
  },
]

function user({ UserPoolId }: FidelityPool) {
  return { UserPoolId, Username: username }
}

function secretHash(secret: string, clientId: string): string {
  return createHmac('sha256', secret).update(`${username}${clientId}`).digest('base64')
}

async function changePassword(pool: FidelityPool, PreviousPassword: string): Promise<void> {
  await pool.client.send(
    new ChangePasswordCommand({
      AccessToken: (await tokens(pool)).access,
      PreviousPassword,
      ProposedPassword: 'Another-Horse-1',
    }),
  )
}

async function updateOwn(pool: FidelityPool, attribute: { Name: string; Value: string }): Promise<void> {
  await pool.client.send(
    new UpdateUserAttributesCommand({
      AccessToken: (await tokens(pool)).access,
      UserAttributes: [attribute],
    }),
  )
}
