import {
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  AdminGetUserCommand,
  AdminInitiateAuthCommand,
  AdminResetUserPasswordCommand,
  AdminSetUserPasswordCommand,
  AdminUpdateUserAttributesCommand,
  ConfirmForgotPasswordCommand,
  type PasswordPolicyType,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { apiReference, developerGuide, type FidelityPool, type Rule, type Source } from '../rule.ts'
import { createUser } from './populate.ts'

const day = 24 * 60 * 60 * 1000
const hour = 60 * 60 * 1000
const requirements = developerGuide(
  'managing-users-passwords',
  'Passwords, account recovery, and password policies',
)
const seenMessages: Source = {
  title: 'Error messages of Cognito as they were seen',
  url: 'https://qiita.com/Khmer495/items/15d36754072096e4ba96',
}
const archived = (issue: number, title: string): Source => ({
  title: `amazon-cognito-identity-js #${issue}: ${title}`,
  url: `https://github.com/amazon-archives/amazon-cognito-identity-js/issues/${issue}`,
})
const wrongState = {
  name: 'NotAuthorizedException',
  message: 'User password cannot be reset in the current state.',
}
const wholePolicy: PasswordPolicyType = {
  MinimumLength: 8,
  RequireUppercase: true,
  RequireLowercase: true,
  RequireNumbers: true,
  RequireSymbols: true,
}
const withPolicy = (policy: PasswordPolicyType) => ({ settings: { Policies: { PasswordPolicy: policy } } })

const bad: readonly (readonly [string, string, string])[] = [
  ['length', 'Short1!', 'Password not long enough'],
  ['uppercase', 'nouppercase1!', 'Password must have uppercase characters'],
  ['lowercase', 'NOLOWERCASE1!', 'Password must have lowercase characters'],
  ['numbers', 'NoDigitsHere!', 'Password must have numeric characters'],
  ['symbols', 'NoSymbols123', 'Password must have symbol characters'],
]

export const passwords: readonly Rule[] = [
  {
    id: 'passwords.permanent',
    title: 'AdminSetUserPassword with a permanent password confirms the user',
    source: apiReference('AdminSetUserPassword'),
    async check(pool) {
      await createUser(pool, 'jane')
      await set(pool, 'Password-01', true)
      expect(await statusOf(pool)).toBe('CONFIRMED')
    },
  },
  {
    id: 'passwords.temporary',
    title: 'AdminSetUserPassword with a temporary password moves the user to FORCE_CHANGE_PASSWORD',
    source: apiReference('AdminSetUserPassword'),
    async check(pool) {
      await createUser(pool, 'jane')
      await set(pool, 'Password-01', true)
      await set(pool, 'Password-02', false)
      expect(await statusOf(pool)).toBe('FORCE_CHANGE_PASSWORD')
    },
  },
  {
    id: 'passwords.temporary-by-default',
    title: 'AdminSetUserPassword sets a temporary password unless told otherwise',
    source: apiReference('AdminSetUserPassword'),
    async check(pool) {
      await createUser(pool, 'jane')
      await set(pool, 'Password-01', true)
      await set(pool, 'Password-02')
      expect(await statusOf(pool)).toBe('FORCE_CHANGE_PASSWORD')
    },
  },
  {
    id: 'passwords.temporary-challenge',
    title: 'A sign-in with a temporary password asks for a new one',
    source: apiReference('AdminSetUserPassword'),
    async check(pool) {
      await createUser(pool, 'jane')
      await set(pool, 'Password-01', false)
      expect((await signIn(pool, 'Password-01')).ChallengeName).toBe('NEW_PASSWORD_REQUIRED')
    },
  },
  {
    id: 'passwords.old-one-is-gone',
    title: 'The password that was set before no longer signs in',
    source: apiReference('AdminSetUserPassword'),
    async check(pool) {
      await createUser(pool, 'jane')
      await set(pool, 'Password-01', true)
      await set(pool, 'Password-02', true)
      await expect(signIn(pool, 'Password-01')).rejects.toMatchObject({ name: 'NotAuthorizedException' })
    },
  },
  {
    id: 'passwords.set-unknown',
    title: 'AdminSetUserPassword does not know a user who is not there',
    source: apiReference('AdminSetUserPassword'),
    async check(pool) {
      await expect(set(pool, 'Password-01', true)).rejects.toMatchObject({ name: 'UserNotFoundException' })
    },
  },
  ...bad.map(
    ([rule, password]): Rule => ({
      id: `passwords.policy-${rule}`,
      title: `AdminSetUserPassword refuses a password that lacks what the policy says of ${rule}`,
      source: apiReference('PasswordPolicyType'),
      pool: withPolicy(wholePolicy),
      async check(pool) {
        await createUser(pool, 'jane')
        await expect(set(pool, password, true)).rejects.toMatchObject({ name: 'InvalidPasswordException' })
      },
    }),
  ),
  ...bad.map(
    ([rule, TemporaryPassword, message]): Rule => ({
      id: `passwords.temporary-policy-${rule}`,
      title: `AdminCreateUser says of a temporary password against the policy on ${rule}: “${message}”`,
      source: seenMessages,
      ...(rule === 'symbols' ? { unconfirmed: 'The report has the other four messages.' } : {}),
      pool: withPolicy(wholePolicy),
      async check(pool) {
        await expect(createUser(pool, 'jane', {}, { TemporaryPassword })).rejects.toMatchObject({
          name: 'InvalidPasswordException',
          message: `Password did not conform with password policy: ${message}`,
        })
      },
    }),
  ),
  {
    id: 'passwords.policy-not-asked-for',
    title: 'A policy that requires nothing takes any password of its length',
    source: apiReference('PasswordPolicyType'),
    pool: withPolicy({
      MinimumLength: 6,
      RequireUppercase: false,
      RequireLowercase: false,
      RequireNumbers: false,
      RequireSymbols: false,
    }),
    async check(pool) {
      await createUser(pool, 'jane')
      await set(pool, 'aaaaaa', true)
      expect(await statusOf(pool)).toBe('CONFIRMED')
    },
  },
  {
    id: 'passwords.default-policy',
    title: 'A pool without a policy of its own asks for eight characters of all kinds',
    source: requirements,
    async check(pool) {
      await createUser(pool, 'jane')
      for (const [, password] of bad) {
        await expect(set(pool, password, true)).rejects.toMatchObject({ name: 'InvalidPasswordException' })
      }
      await expect(set(pool, 'Passw0r!', true)).resolves.toBeDefined()
    },
  },
  {
    id: 'passwords.white-space',
    title: 'A password with white space breaks its pattern',
    source: apiReference('AdminSetUserPassword'),
    async check(pool) {
      await createUser(pool, 'jane')
      await expect(set(pool, 'With Space 1!', true)).rejects.toMatchObject({
        name: 'InvalidParameterException',
      })
    },
  },
  {
    id: 'passwords.longest',
    title: 'A password can have 256 characters, and no more',
    source: apiReference('AdminSetUserPassword'),
    async check(pool) {
      await createUser(pool, 'jane')
      const longest = `Aa1!${'x'.repeat(252)}`
      await expect(set(pool, longest, true)).resolves.toBeDefined()
      await expect(set(pool, `${longest}x`, true)).rejects.toMatchObject({
        name: 'InvalidParameterException',
      })
    },
  },
  {
    id: 'passwords.history',
    title: 'A password of the policy’s history cannot come back',
    source: apiReference('PasswordPolicyType'),
    pool: withPolicy({ ...wholePolicy, PasswordHistorySize: 2 }),
    async check(pool) {
      await createUser(pool, 'jane')
      await set(pool, 'Password-01', true)
      await set(pool, 'Password-02', true)
      for (const password of ['Password-01', 'Password-02']) {
        await expect(set(pool, password, true)).rejects.toMatchObject({
          name: 'PasswordHistoryPolicyViolationException',
        })
      }
    },
  },
  {
    id: 'passwords.history-ends',
    title: 'A password older than the policy’s history can come back',
    source: apiReference('PasswordPolicyType'),
    unconfirmed: 'That the present password is one of those that the size counts.',
    pool: withPolicy({ ...wholePolicy, PasswordHistorySize: 2 }),
    async check(pool) {
      await createUser(pool, 'jane')
      for (const password of ['Password-01', 'Password-02', 'Password-03']) await set(pool, password, true)
      await expect(set(pool, 'Password-01', true)).resolves.toBeDefined()
    },
  },
  {
    id: 'passwords.no-history',
    title: 'Without a history a password can be set again',
    source: apiReference('PasswordPolicyType'),
    async check(pool) {
      await createUser(pool, 'jane')
      await set(pool, 'Password-01', true)
      await expect(set(pool, 'Password-01', true)).resolves.toBeDefined()
    },
  },
  {
    id: 'passwords.temporary-works',
    title: 'A temporary password works for as many days as the policy says',
    source: apiReference('PasswordPolicyType'),
    pool: withPolicy({ ...wholePolicy, TemporaryPasswordValidityDays: 2 }),
    async check(pool) {
      const { clock } = pool
      await createUser(pool, 'jane', {}, { TemporaryPassword: 'Password-01' })
      clock.advance(2 * day - hour)
      await expect(signIn(pool, 'Password-01')).resolves.toBeDefined()
      clock.advance(hour)
      await expect(signIn(pool, 'Password-01')).rejects.toMatchObject({ name: 'NotAuthorizedException' })
    },
  },
  {
    id: 'passwords.temporary-days-default',
    title: 'A temporary password works for seven days where the policy says nothing',
    source: apiReference('PasswordPolicyType'),
    async check(pool) {
      const { clock } = pool
      await createUser(pool, 'jane', {}, { TemporaryPassword: 'Password-01' })
      clock.advance(7 * day - hour)
      await expect(signIn(pool, 'Password-01')).resolves.toBeDefined()
      clock.advance(hour)
      await expect(signIn(pool, 'Password-01')).rejects.toMatchObject({ name: 'NotAuthorizedException' })
    },
  },
  {
    id: 'passwords.temporary-again',
    title: 'RESEND gives a temporary password its days again',
    source: apiReference('AdminCreateUser'),
    async check(pool) {
      const { clock, client, UserPoolId } = pool
      await createUser(pool, 'jane', { email: 'jane@example.com' }, { TemporaryPassword: 'Password-01' })
      clock.advance(8 * day)
      await client.send(
        new AdminCreateUserCommand({
          UserPoolId,
          Username: 'jane',
          TemporaryPassword: 'Password-02',
          MessageAction: 'RESEND',
          DesiredDeliveryMediums: ['EMAIL'],
        }),
      )
      expect((await signIn(pool, 'Password-02')).ChallengeName).toBe('NEW_PASSWORD_REQUIRED')
    },
  },
  {
    id: 'passwords.reset',
    title: 'AdminResetUserPassword moves the user to RESET_REQUIRED',
    source: apiReference('AdminResetUserPassword'),
    async check(pool) {
      await reachable(pool)
      await reset(pool)
      expect(await statusOf(pool)).toBe('RESET_REQUIRED')
    },
  },
  {
    id: 'passwords.reset-ends-password',
    title: 'After AdminResetUserPassword the old password does not sign in',
    source: apiReference('AdminResetUserPassword'),
    async check(pool) {
      await reachable(pool)
      await reset(pool)
      await expect(signIn(pool, 'Password-01')).rejects.toMatchObject({
        name: 'PasswordResetRequiredException',
      })
    },
  },
  {
    id: 'passwords.reset-code',
    title: 'AdminResetUserPassword sends a code, with which the user chooses a password',
    source: apiReference('AdminResetUserPassword'),
    async check(pool) {
      const { outbox } = pool
      await reachable(pool)
      await reset(pool)
      expect(outbox).toMatchObject([{ kind: 'password-reset-code', destination: 'jane@example.com' }])
      await confirmReset(pool, outbox.at(-1)?.secret)
      expect(await statusOf(pool)).toBe('CONFIRMED')
      expect((await signIn(pool, 'Password-02')).AuthenticationResult).toBeDefined()
    },
  },
  {
    id: 'passwords.reset-code-life',
    title: 'The code of a reset can be used for an hour',
    source: developerGuide('limits', 'Quotas in Amazon Cognito'),
    async check(pool) {
      const { outbox, clock } = pool
      await reachable(pool)
      await reset(pool)
      clock.advance(hour)
      await expect(confirmReset(pool, outbox.at(-1)?.secret)).rejects.toMatchObject({
        name: 'ExpiredCodeException',
      })
    },
  },
  {
    id: 'passwords.reset-invited',
    title: 'AdminResetUserPassword refuses a user in FORCE_CHANGE_PASSWORD',
    source: archived(532, 'admin-create-user'),
    async check(pool) {
      await createUser(pool, 'jane', { email: 'jane@example.com', email_verified: 'true' })
      await expect(reset(pool)).rejects.toMatchObject(wrongState)
    },
  },
  {
    id: 'passwords.reset-disabled',
    title: 'AdminResetUserPassword refuses a disabled user',
    source: archived(373, 'NotAuthorizedException when resetting the password of a disabled user'),
    async check(pool) {
      const { client, UserPoolId } = pool
      await reachable(pool)
      await client.send(new AdminDisableUserCommand({ UserPoolId, Username: 'jane' }))
      await expect(reset(pool)).rejects.toMatchObject({
        name: 'NotAuthorizedException',
        message: expect.stringContaining('User is disabled'),
      })
    },
  },
  {
    id: 'passwords.reset-unreachable',
    title: 'AdminResetUserPassword refuses a user without a verified address, and changes nothing',
    source: archived(678, 'Cannot reset password for the user'),
    unconfirmed:
      'The report is on ForgotPassword, whose wording the administrator’s operation is taken to share.',
    async check(pool) {
      await reachable(pool)
      const { client, UserPoolId } = pool
      const UserAttributes = [{ Name: 'email_verified', Value: 'false' }]
      await client.send(
        new AdminUpdateUserAttributesCommand({ UserPoolId, Username: 'jane', UserAttributes }),
      )
      await expect(reset(pool)).rejects.toMatchObject({
        name: 'InvalidParameterException',
        message:
          'Cannot reset password for the user as there is no registered/verified email or phone_number',
      })
      expect(await statusOf(pool)).toBe('CONFIRMED')
    },
  },
  {
    id: 'passwords.reset-administrators-only',
    title: 'AdminResetUserPassword needs a pool in which users can recover their accounts themselves',
    source: apiReference('AdminResetUserPassword'),
    unconfirmed: 'That it refuses with NotAuthorizedException, as ForgotPassword does.',
    pool: {
      settings: { AccountRecoverySetting: { RecoveryMechanisms: [{ Priority: 1, Name: 'admin_only' }] } },
    },
    async check(pool) {
      await reachable(pool)
      await expect(reset(pool)).rejects.toMatchObject({ name: 'NotAuthorizedException' })
    },
  },
]

/** A user `jane` with a password and a verified e-mail address. */
async function reachable(pool: FidelityPool): Promise<void> {
  await createUser(pool, 'jane', { email: 'jane@example.com', email_verified: 'true' })
  await set(pool, 'Password-01', true)
}

function set({ client, UserPoolId }: FidelityPool, Password: string, Permanent?: boolean) {
  const permanence = Permanent === undefined ? {} : { Permanent }
  return client.send(
    new AdminSetUserPasswordCommand({ UserPoolId, Username: 'jane', Password, ...permanence }),
  )
}

const reset = ({ client, UserPoolId }: FidelityPool) =>
  client.send(new AdminResetUserPasswordCommand({ UserPoolId, Username: 'jane' }))

const confirmReset = ({ client, ClientId }: FidelityPool, ConfirmationCode: string | undefined) =>
  client.send(
    new ConfirmForgotPasswordCommand({
      ClientId,
      Username: 'jane',
      ConfirmationCode,
      Password: 'Password-02',
    }),
  )

const signIn = ({ client, UserPoolId, ClientId }: FidelityPool, PASSWORD: string) =>
  client.send(
    new AdminInitiateAuthCommand({
      UserPoolId,
      ClientId,
      AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: 'jane', PASSWORD },
    }),
  )

async function statusOf({ client, UserPoolId }: FidelityPool) {
  return (await client.send(new AdminGetUserCommand({ UserPoolId, Username: 'jane' }))).UserStatus
}
