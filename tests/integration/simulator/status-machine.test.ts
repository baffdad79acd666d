import {
  AdminConfirmSignUpCommand,
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminGetUserCommand,
  AdminResetUserPasswordCommand,
  AdminSetUserPasswordCommand,
  AdminUpdateUserAttributesCommand,
  ConfirmForgotPasswordCommand,
  ConfirmSignUpCommand,
  CreateUserPoolClientCommand,
  ForgotPasswordCommand,
  ListUsersCommand,
  ResendConfirmationCodeCommand,
  type UserStatusType,
} from '@aws-sdk/client-cognito-identity-provider'
import { describe, expect, it } from 'vitest'
import { openPool, type PoolClient } from './pool-client.ts'

/** A user of a pool of its own, and an app client that may know of users. */
type Subject = PoolClient & { readonly Username: string; readonly ClientId: string | undefined }

/** What an operation makes of a user in a state: the state afterwards, or the exception. */
type Outcome = UserStatusType | { readonly name: string; readonly message: string }

type Column = {
  readonly operation: string
  run(subject: Subject): Promise<unknown>
  /** For the states that have an outcome of their own; `otherwise` for the rest. */
  readonly outcomes: Partial<Record<UserStatusType, Outcome>>
  otherwise(status: UserStatusType, username: string): Outcome
  /** Who says so, by state. What nobody says is not confirmed. */
  readonly sources: Partial<Record<UserStatusType, string>>
}

const statuses: readonly UserStatusType[] = [
  'UNCONFIRMED',
  'CONFIRMED',
  'ARCHIVED',
  'COMPROMISED',
  'UNKNOWN',
  'RESET_REQUIRED',
  'FORCE_CHANGE_PASSWORD',
  'EXTERNAL_PROVIDER',
]

const reference = (operation: string) =>
  `https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_${operation}.html`
const archived = (issue: number) =>
  `https://github.com/amazon-archives/amazon-cognito-identity-js/issues/${issue}`

const cannotBeReset = {
  name: 'NotAuthorizedException',
  message: 'User password cannot be reset in the current state.',
}
const cannotBeConfirmed = (status: UserStatusType) => ({
  name: 'NotAuthorizedException',
  message: `User cannot be confirmed. Current status is ${status}`,
})
const noCode = {
  name: 'ExpiredCodeException',
  message: 'Invalid code provided, please request a code again.',
}
const stays = (status: UserStatusType) => status

const lastCode = ({ simulator }: PoolClient) => simulator.outbox.at(-1)?.secret ?? '123456'

const forgot = ({ client, ClientId, Username }: Subject) =>
  client.send(new ForgotPasswordCommand({ ClientId, Username }))

const resend = ({ client, ClientId, Username }: Subject) =>
  client.send(new ResendConfirmationCodeCommand({ ClientId, Username }))

const columns: readonly Column[] = [
  {
    operation: 'AdminCreateUser with RESEND',
    run: ({ client, UserPoolId, Username }) =>
      client.send(
        new AdminCreateUserCommand({
          UserPoolId,
          Username,
          MessageAction: 'RESEND',
          DesiredDeliveryMediums: ['EMAIL'],
        }),
      ),
    outcomes: { FORCE_CHANGE_PASSWORD: 'FORCE_CHANGE_PASSWORD' },
    otherwise: (_status, username) => ({
      name: 'UnsupportedUserStateException',
      message: `Resend not possible. ${username} status is not FORCE_CHANGE_PASSWORD`,
    }),
    sources: {
      FORCE_CHANGE_PASSWORD: reference('AdminCreateUser'),
      CONFIRMED: 'https://github.com/floci-io/floci/pull/755',
    },
  },
  {
    operation: 'AdminResetUserPassword',
    run: ({ client, UserPoolId, Username }) =>
      client.send(new AdminResetUserPasswordCommand({ UserPoolId, Username })),
    outcomes: {
      UNCONFIRMED: 'RESET_REQUIRED',
      CONFIRMED: 'RESET_REQUIRED',
      RESET_REQUIRED: 'RESET_REQUIRED',
    },
    otherwise: () => cannotBeReset,
    sources: {
      CONFIRMED: reference('AdminResetUserPassword'),
      FORCE_CHANGE_PASSWORD: archived(532),
    },
  },
  {
    operation: 'AdminSetUserPassword, temporary',
    run: ({ client, UserPoolId, Username }) =>
      client.send(new AdminSetUserPasswordCommand({ UserPoolId, Username, Password: 'Password-77' })),
    outcomes: {},
    otherwise: () => 'FORCE_CHANGE_PASSWORD',
    sources: {
      UNCONFIRMED: 'https://github.com/aws/aws-sdk-js/issues/2976',
      CONFIRMED: reference('AdminSetUserPassword'),
      RESET_REQUIRED: reference('AdminSetUserPassword'),
      FORCE_CHANGE_PASSWORD: reference('AdminSetUserPassword'),
    },
  },
  {
    operation: 'AdminSetUserPassword, permanent',
    run: ({ client, UserPoolId, Username }) =>
      client.send(
        new AdminSetUserPasswordCommand({ UserPoolId, Username, Password: 'Password-77', Permanent: true }),
      ),
    outcomes: {},
    otherwise: () => 'CONFIRMED',
    sources: {
      UNCONFIRMED: 'https://github.com/aws/aws-sdk-js/issues/2976',
      CONFIRMED: reference('AdminSetUserPassword'),
      RESET_REQUIRED: reference('AdminSetUserPassword'),
      FORCE_CHANGE_PASSWORD: reference('AdminSetUserPassword'),
      EXTERNAL_PROVIDER: reference('AdminSetUserPassword'),
    },
  },
  {
    operation: 'AdminConfirmSignUp',
    run: ({ client, UserPoolId, Username }) =>
      client.send(new AdminConfirmSignUpCommand({ UserPoolId, Username })),
    outcomes: { UNCONFIRMED: 'CONFIRMED' },
    otherwise: cannotBeConfirmed,
    sources: { UNCONFIRMED: reference('AdminConfirmSignUp') },
  },
  {
    operation: 'AdminDisableUser',
    run: ({ client, UserPoolId, Username }) =>
      client.send(new AdminDisableUserCommand({ UserPoolId, Username })),
    outcomes: {},
    otherwise: stays,
    sources: { CONFIRMED: reference('AdminDisableUser') },
  },
  {
    operation: 'AdminEnableUser',
    run: ({ client, UserPoolId, Username }) =>
      client.send(new AdminEnableUserCommand({ UserPoolId, Username })),
    outcomes: {},
    otherwise: stays,
    sources: { CONFIRMED: reference('AdminEnableUser') },
  },
  {
    operation: 'ForgotPassword',
    run: forgot,
    outcomes: { UNCONFIRMED: 'UNCONFIRMED', CONFIRMED: 'CONFIRMED', RESET_REQUIRED: 'RESET_REQUIRED' },
    otherwise: () => cannotBeReset,
    sources: {
      CONFIRMED: reference('ForgotPassword'),
      RESET_REQUIRED: archived(98),
      FORCE_CHANGE_PASSWORD: archived(532),
    },
  },
  {
    operation: 'ConfirmForgotPassword, with a code where one is to be had',
    async run(subject) {
      const { client, ClientId, Username } = subject
      // A state that has no code has none to confirm with: that refusal is a column of its own.
      await forgot(subject).catch(() => undefined)
      const ConfirmationCode = lastCode(subject)
      const request = { ClientId, Username, ConfirmationCode, Password: 'Password-77' }
      await client.send(new ConfirmForgotPasswordCommand(request))
    },
    outcomes: { UNCONFIRMED: 'CONFIRMED', CONFIRMED: 'CONFIRMED', RESET_REQUIRED: 'CONFIRMED' },
    otherwise: () => noCode,
    sources: {
      CONFIRMED: reference('ConfirmForgotPassword'),
      RESET_REQUIRED: reference('AdminResetUserPassword'),
    },
  },
  {
    operation: 'ConfirmSignUp, with a code where one is to be had',
    async run(subject) {
      const { client, ClientId, Username } = subject
      await resend(subject).catch(() => undefined)
      const ConfirmationCode = lastCode(subject)
      await client.send(new ConfirmSignUpCommand({ ClientId, Username, ConfirmationCode }))
    },
    outcomes: { UNCONFIRMED: 'CONFIRMED' },
    otherwise: cannotBeConfirmed,
    sources: {
      UNCONFIRMED: reference('ConfirmSignUp'),
      CONFIRMED: 'https://github.com/furaiev/amazon-cognito-identity-dart-2/issues/80',
    },
  },
  {
    operation: 'ResendConfirmationCode',
    run: resend,
    outcomes: { UNCONFIRMED: 'UNCONFIRMED' },
    otherwise: () => ({ name: 'InvalidParameterException', message: 'User is already confirmed.' }),
    sources: { UNCONFIRMED: reference('ResendConfirmationCode'), CONFIRMED: archived(525) },
  },
]

/** An enabled user in that state with a verified e-mail address, so that nothing but the state decides. */
async function userThatIs(status: UserStatusType): Promise<Subject> {
  const pool = openPool({ users: 4000 })
  const { client, UserPoolId } = pool
  const Filter = `cognito:user_status = "${status}"`
  const { Users = [] } = await client.send(new ListUsersCommand({ UserPoolId, Filter }))
  const Username = Users.find((user) => user.Enabled)?.Username ?? ''
  const UserAttributes = [{ Name: 'email_verified', Value: 'true' }]
  await client.send(new AdminUpdateUserAttributesCommand({ UserPoolId, Username, UserAttributes }))
  const request = { UserPoolId, ClientName: 'open' }
  const { UserPoolClient } = await client.send(new CreateUserPoolClientCommand(request))
  return { ...pool, Username, ClientId: UserPoolClient?.ClientId }
}

const statusOf = async ({ client, UserPoolId, Username }: Subject) =>
  (await client.send(new AdminGetUserCommand({ UserPoolId, Username }))).UserStatus

describe.each(columns)('$operation', ({ run, outcomes, otherwise, sources }) => {
  it.each(statuses.map((status) => ({ status, source: sources[status] ?? 'not confirmed' })))(
    'of a user who is $status ($source)',
    async ({ status }) => {
      const subject = await userThatIs(status)
      const outcome = outcomes[status] ?? otherwise(status, subject.Username)
      if (typeof outcome === 'string') {
        await run(subject)
        expect(await statusOf(subject)).toBe(outcome)
      } else {
        await expect(run(subject)).rejects.toMatchObject(outcome)
        expect(await statusOf(subject)).toBe(status)
      }
    },
  )
})

describe('A user who is UNCONFIRMED and has no verified address', () => {
  const unreachable = {
    name: 'InvalidParameterException',
    message: 'Cannot reset password for the user as there is no registered/verified email or phone_number',
  }

  it.each([
    ['ForgotPassword (https://github.com/aws-amplify/aws-sdk-android/issues/1740)', forgot],
    [
      'AdminResetUserPassword (not confirmed)',
      ({ client, UserPoolId, Username }: Subject) =>
        client.send(new AdminResetUserPasswordCommand({ UserPoolId, Username })),
    ],
  ])('cannot be reached by %s', async (_operation, run) => {
    const subject = await userThatIs('UNCONFIRMED')
    const { client, UserPoolId, Username } = subject
    const UserAttributes = [
      { Name: 'email_verified', Value: 'false' },
      { Name: 'phone_number', Value: '' },
    ]
    await client.send(new AdminUpdateUserAttributesCommand({ UserPoolId, Username, UserAttributes }))
    await expect(run(subject)).rejects.toMatchObject(unreachable)
    expect(await statusOf(subject)).toBe('UNCONFIRMED')
  })
})
