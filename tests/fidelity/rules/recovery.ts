import {
  AdminGetUserCommand,
  AdminSetUserPasswordCommand,
  ConfirmForgotPasswordCommand,
  ForgotPasswordCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { apiReference, developerGuide, type FidelityPool, type Rule, type Source } from '../rule.ts'
import { createUser } from './populate.ts'

const hour = 60 * 60 * 1000
const existence = developerGuide(
  'cognito-user-pool-managing-errors',
  'Managing user existence error responses',
)
const recovering = developerGuide('how-to-recover-a-user-account', 'Recovering user accounts')
const quotas = developerGuide('limits', 'Quotas in Amazon Cognito')
const archived = (issue: number, title: string): Source => ({
  title: `amazon-cognito-identity-js #${issue}: ${title}`,
  url: `https://github.com/amazon-archives/amazon-cognito-identity-js/issues/${issue}`,
})
const seenAttemptLimit: Source = {
  title: 'newbedev: How AWS Cognito defends against brute force',
  url: 'https://newbedev.com/how-aws-cognito-user-pool-defends-against-bruteforce-attacks',
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
const tooMany = {
  name: 'LimitExceededException',
  message: 'Attempt limit exceeded, please try after some time.',
}

export const recovery: readonly Rule[] = [
  {
    id: 'recovery.asked',
    title: 'ForgotPassword sends a code to the verified address and says where it went',
    source: apiReference('ForgotPassword'),
    async check(pool) {
      await recoverable(pool)
      expect((await forgot(pool)).CodeDeliveryDetails).toEqual({
        AttributeName: 'email',
        DeliveryMedium: 'EMAIL',
        Destination: 'j***@e***',
      })
    },
  },
  {
    id: 'recovery.status',
    title: 'ForgotPassword leaves the status and the password as they are',
    source: apiReference('ForgotPassword'),
    unconfirmed: 'That nothing changes until the code is entered.',
    async check(pool) {
      await recoverable(pool)
      await forgot(pool)
      expect((await get(pool)).UserStatus).toBe('CONFIRMED')
    },
  },
  {
    id: 'recovery.priority',
    title: 'The setting for recovery decides which address comes first',
    source: recovering,
    pool: {
      settings: {
        AccountRecoverySetting: {
          RecoveryMechanisms: [
            { Priority: 2, Name: 'verified_phone_number' },
            { Priority: 1, Name: 'verified_email' },
          ],
        },
      },
    },
    async check(pool) {
      await recoverable(pool, { phone_number: '+15555550100', phone_number_verified: 'true' })
      expect((await forgot(pool)).CodeDeliveryDetails?.DeliveryMedium).toBe('EMAIL')
    },
  },
  {
    id: 'recovery.administrators-only',
    title: 'ForgotPassword is refused where only administrators reset passwords',
    source: recovering,
    unconfirmed: 'The exception and its wording, which moto has too.',
    pool: {
      settings: { AccountRecoverySetting: { RecoveryMechanisms: [{ Priority: 1, Name: 'admin_only' }] } },
    },
    async check(pool) {
      await recoverable(pool)
      await expect(forgot(pool)).rejects.toMatchObject({
        name: 'NotAuthorizedException',
        message: 'Contact administrator to reset password.',
      })
    },
  },
  {
    id: 'recovery.unverified',
    title: 'ForgotPassword refuses a user without a verified address, with its words',
    source: {
      title: 're:Post: Why didn’t I receive a verification code',
      url: 'https://repost.aws/knowledge-center/cognito-forgot-password',
    },
    async check(pool) {
      await recoverable(pool, { email_verified: 'false' })
      await expect(forgot(pool)).rejects.toMatchObject({
        name: 'InvalidParameterException',
        message:
          'Cannot reset password for the user as there is no registered/verified email or phone_number',
      })
    },
  },
  {
    id: 'recovery.invited',
    title: 'ForgotPassword refuses a user in FORCE_CHANGE_PASSWORD, with its words',
    source: archived(532, 'admin-create-user'),
    async check(pool) {
      await createUser(pool, 'jane', { email: 'jane@example.com', email_verified: 'true' })
      await expect(forgot(pool)).rejects.toMatchObject({
        name: 'NotAuthorizedException',
        message: 'User password cannot be reset in the current state.',
      })
    },
  },
  {
    id: 'recovery.unknown',
    title: 'ForgotPassword does not know a user who is not there, and says so to a client that may know',
    source: {
      title: 'amplify-js #11270: Username/client id combination not found',
      url: 'https://github.com/aws-amplify/amplify-js/issues/11270',
    },
    async check(pool) {
      await expect(forgot(pool)).rejects.toMatchObject(notThere)
    },
  },
  {
    id: 'recovery.hidden',
    title: 'ForgotPassword answers a client that may not know of users as if it had sent a code',
    source: existence,
    pool: discreet,
    async check(pool) {
      const { CodeDeliveryDetails } = await forgot(pool)
      expect(CodeDeliveryDetails).toMatchObject({
        AttributeName: expect.stringMatching(/^(email|phone_number)$/),
        DeliveryMedium: expect.stringMatching(/^(EMAIL|SMS)$/),
        Destination: expect.stringContaining('*'),
      })
    },
  },
  {
    id: 'recovery.hidden-form',
    title: 'The made-up medium follows the form of the username',
    source: existence,
    pool: discreet,
    async check(pool) {
      expect((await forgot(pool, 'no@body.example')).CodeDeliveryDetails?.DeliveryMedium).toBe('EMAIL')
      expect((await forgot(pool, '+15555550100')).CodeDeliveryDetails?.DeliveryMedium).toBe('SMS')
    },
  },
  {
    id: 'recovery.hidden-unverified',
    title: 'ForgotPassword of a user without a verified address looks the same to such a client',
    source: existence,
    pool: discreet,
    async check(pool) {
      await recoverable(pool, { email_verified: 'false' })
      expect((await forgot(pool)).CodeDeliveryDetails?.Destination).toBeDefined()
    },
  },
  {
    id: 'recovery.reset',
    title: 'ConfirmForgotPassword with the code sets the password',
    source: apiReference('ConfirmForgotPassword'),
    async check(pool) {
      const { outbox } = pool
      await recoverable(pool)
      await forgot(pool)
      await reset(pool, outbox.at(-1)?.secret)
      expect((await get(pool)).UserStatus).toBe('CONFIRMED')
    },
  },
  {
    id: 'recovery.reset-wrong',
    title: 'ConfirmForgotPassword refuses a wrong code',
    source: apiReference('ConfirmForgotPassword'),
    async check(pool) {
      const { outbox } = pool
      await recoverable(pool)
      await forgot(pool)
      await expect(reset(pool, otherThan(outbox.at(-1)?.secret))).rejects.toMatchObject(mismatch)
    },
  },
  {
    id: 'recovery.reset-expired',
    title: 'The code of a forgotten password can be used for an hour',
    source: quotas,
    async check(pool) {
      const { outbox, clock } = pool
      await recoverable(pool)
      await forgot(pool)
      clock.advance(hour)
      await expect(reset(pool, outbox.at(-1)?.secret)).rejects.toMatchObject(expired)
    },
  },
  {
    id: 'recovery.reset-unasked',
    title: 'ConfirmForgotPassword refuses a user who has not asked for a code',
    source: existence,
    async check(pool) {
      await recoverable(pool)
      await expect(reset(pool, '123456')).rejects.toMatchObject({ name: 'ExpiredCodeException' })
    },
  },
  {
    id: 'recovery.reset-hidden',
    title: 'ConfirmForgotPassword of who is not there looks like a wrong code to a client that may not know',
    source: existence,
    pool: discreet,
    async check(pool) {
      await expect(reset(pool, '123456')).rejects.toMatchObject({ name: 'CodeMismatchException' })
    },
  },
  {
    id: 'recovery.reset-password',
    title: 'ConfirmForgotPassword refuses a password against the policy',
    source: apiReference('ConfirmForgotPassword'),
    async check(pool) {
      const { outbox } = pool
      await recoverable(pool)
      await forgot(pool)
      await expect(reset(pool, outbox.at(-1)?.secret, 'nouppercase1!')).rejects.toMatchObject({
        name: 'InvalidPasswordException',
      })
    },
  },
  {
    id: 'recovery.reset-limit',
    title: 'In an hour no more than 20 codes of a forgotten password can be entered',
    source: recovering,
    async check(pool) {
      await recoverable(pool)
      await forgot(pool)
      const names: string[] = []
      for (let tries = 0; tries < 21; tries += 1) {
        names.push(
          await reset(pool, '123456').then(
            () => 'success',
            (error: Error) => error.name,
          ),
        )
      }
      expect(names.slice(0, 5)).not.toContain(tooMany.name)
      expect(names.at(-1)).toBe(tooMany.name)
    },
  },
  {
    id: 'recovery.reset-limit-message',
    title: 'Too many codes are refused with “Attempt limit exceeded, please try after some time.”',
    source: seenAttemptLimit,
    async check(pool) {
      await recoverable(pool)
      await forgot(pool)
      let last: unknown
      for (let tries = 0; tries < 21; tries += 1) {
        last = await reset(pool, '123456').catch((error: unknown) => error)
      }
      expect(last).toMatchObject(tooMany)
    },
  },
  {
    id: 'recovery.asked-limit',
    title: 'In an hour no more than 20 codes for a forgotten password can be asked for',
    source: recovering,
    async check(pool) {
      await recoverable(pool)
      const names: string[] = []
      for (let tries = 0; tries < 21; tries += 1) {
        names.push(
          await forgot(pool).then(
            () => 'success',
            (error: Error) => error.name,
          ),
        )
      }
      expect(names.slice(0, 5)).toEqual(Array(5).fill('success'))
      expect(names.at(-1)).toBe(tooMany.name)
    },
  },
]

function otherThan(code: string | undefined): string {
  return code === '000000' ? '000001' : '000000'
}

const forgot = ({ client, ClientId }: FidelityPool, Username = 'jane') =>
  client.send(new ForgotPasswordCommand({ ClientId, Username }))

const reset = (
  { client, ClientId }: FidelityPool,
  ConfirmationCode: string | undefined,
  Password = 'Password-02',
) => client.send(new ConfirmForgotPasswordCommand({ ClientId, Username: 'jane', ConfirmationCode, Password }))

const get = ({ client, UserPoolId }: FidelityPool) =>
  client.send(new AdminGetUserCommand({ UserPoolId, Username: 'jane' }))

/** A user `jane` with a password and a verified e-mail address, unless the attributes say otherwise. */
async function recoverable(pool: FidelityPool, attributes: Record<string, string> = {}): Promise<void> {
  const { client, UserPoolId } = pool
  await createUser(pool, 'jane', { email: 'jane@example.com', email_verified: 'true', ...attributes })
  await client.send(
    new AdminSetUserPasswordCommand({
      UserPoolId,
      Username: 'jane',
      Password: 'Password-01',
      Permanent: true,
    }),
  )
}
