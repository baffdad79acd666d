import {
  AdminGetUserCommand,
  AdminSetUserPasswordCommand,
  AdminUpdateUserAttributesCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { apiReference, developerGuide, type FidelityPool, type PoolRequest, type Rule } from '../rule.ts'
import { attributeOf, createUser } from './populate.ts'

const guide = developerGuide('user-pool-settings-attributes', 'Working with user attributes')
const caseGuide = developerGuide('user-pool-case-sensitivity', 'User pool case sensitivity')
const notFound = { name: 'UserNotFoundException' }
const taken = { name: 'UsernameExistsException' }
const invalid = { name: 'InvalidParameterException' }
const verifiedMail = { email: 'jane@example.com', email_verified: 'true' }

const aliases = (...AliasAttributes: ('email' | 'phone_number' | 'preferred_username')[]): PoolRequest => ({
  settings: { AliasAttributes },
})
const usernames = (...UsernameAttributes: ('email' | 'phone_number')[]): PoolRequest => ({
  settings: { UsernameAttributes },
})
const caseless = (request: PoolRequest = {}): PoolRequest => ({
  settings: { ...request.settings, UsernameConfiguration: { CaseSensitive: false } },
})

export const aliasRules: readonly Rule[] = [
  {
    id: 'aliases.verified-email',
    title: 'A verified e-mail address that is an alias stands for the username',
    source: guide,
    pool: aliases('email'),
    async check(pool) {
      await createUser(pool, 'jane', verifiedMail)
      expect((await get(pool, 'jane@example.com')).Username).toBe('jane')
    },
  },
  {
    id: 'aliases.unverified-email',
    title: 'An e-mail address that is not verified does not stand for the username',
    source: guide,
    pool: aliases('email'),
    async check(pool) {
      await createUser(pool, 'jane', { email: 'jane@example.com' })
      await expect(get(pool, 'jane@example.com')).rejects.toMatchObject(notFound)
    },
  },
  {
    id: 'aliases.no-alias',
    title: 'An e-mail address that is no alias does not stand for the username',
    source: guide,
    async check(pool) {
      await createUser(pool, 'jane', verifiedMail)
      await expect(get(pool, 'jane@example.com')).rejects.toMatchObject(notFound)
    },
  },
  {
    id: 'aliases.preferred-username',
    title: 'A preferred username that is an alias stands for the username',
    source: guide,
    pool: aliases('preferred_username'),
    async check(pool) {
      await createUser(pool, 'jane')
      await setPassword(pool, 'jane')
      await update(pool, 'jane', { preferred_username: 'lady' })
      expect((await get(pool, 'lady')).Username).toBe('jane')
    },
  },
  {
    id: 'aliases.moves-with-value',
    title: 'After a change the old address no longer stands for the username',
    source: guide,
    pool: aliases('email'),
    async check(pool) {
      await createUser(pool, 'jane', verifiedMail)
      await update(pool, 'jane', { email: 'new@example.com', email_verified: 'true' })
      expect((await get(pool, 'new@example.com')).Username).toBe('jane')
      await expect(get(pool, 'jane@example.com')).rejects.toMatchObject(notFound)
    },
  },
  {
    id: 'aliases.username-like-email',
    title: 'Where e-mail addresses are aliases, no username can look like one',
    source: guide,
    pool: aliases('email'),
    async check(pool) {
      await expect(createUser(pool, 'jane@example.com')).rejects.toMatchObject(invalid)
    },
  },
  {
    id: 'aliases.username-like-phone',
    title: 'Where phone numbers are aliases, no username can look like one',
    source: guide,
    pool: aliases('phone_number'),
    async check(pool) {
      await expect(createUser(pool, '+15555550100')).rejects.toMatchObject(invalid)
    },
  },
  {
    id: 'aliases.one-holder',
    title: 'AdminCreateUser refuses a verified address that another user signs in with',
    source: guide,
    pool: aliases('email'),
    async check(pool) {
      await createUser(pool, 'jane', verifiedMail)
      await expect(createUser(pool, 'thief', verifiedMail)).rejects.toThrow()
    },
  },
  {
    id: 'aliases.one-holder-exception',
    title: 'AdminCreateUser refuses a taken alias with UsernameExistsException',
    source: {
      title: 'boto3 #3213: AliasExistsException on existing alias',
      url: 'https://github.com/boto/boto3/issues/3213',
    },
    unconfirmed:
      'The parameter ForceAliasCreation promises AliasExistsException, which the operation does not declare.',
    pool: aliases('email'),
    async check(pool) {
      await createUser(pool, 'jane', verifiedMail)
      await expect(createUser(pool, 'thief', verifiedMail)).rejects.toMatchObject({
        ...taken,
        message: 'An account with the email already exists.',
      })
    },
  },
  {
    id: 'aliases.unverified-shared',
    title: 'Two users can have the same e-mail address while it is verified for one at most',
    source: guide,
    pool: aliases('email'),
    async check(pool) {
      await createUser(pool, 'jane', verifiedMail)
      await createUser(pool, 'joe', { email: 'jane@example.com' })
      expect((await get(pool, 'jane@example.com')).Username).toBe('jane')
    },
  },
  {
    id: 'aliases.shared-without-alias',
    title: 'Where e-mail addresses are no aliases, users can share a verified one',
    source: guide,
    async check(pool) {
      await createUser(pool, 'jane', verifiedMail)
      await expect(createUser(pool, 'joe', verifiedMail)).resolves.toBeDefined()
    },
  },
  {
    id: 'aliases.force',
    title: 'ForceAliasCreation moves the alias to the new user',
    source: apiReference('AdminCreateUser'),
    pool: aliases('email'),
    async check(pool) {
      await createUser(pool, 'jane', verifiedMail)
      await createUser(pool, 'janet', verifiedMail, { ForceAliasCreation: true })
      expect((await get(pool, 'jane@example.com')).Username).toBe('janet')
    },
  },
  {
    id: 'aliases.force-unverifies',
    title: 'Whoever loses an alias keeps the address, unverified',
    source: guide,
    pool: aliases('email'),
    async check(pool) {
      await createUser(pool, 'jane', verifiedMail)
      await createUser(pool, 'janet', verifiedMail, { ForceAliasCreation: true })
      const jane = { Attributes: (await get(pool, 'jane')).UserAttributes ?? [] }
      expect(attributeOf(jane, 'email')).toBe('jane@example.com')
      expect(attributeOf(jane, 'email_verified')).toBe('false')
    },
  },
  {
    id: 'aliases.force-unverified',
    title: 'ForceAliasCreation is ignored for an address that is not verified',
    source: apiReference('AdminCreateUser'),
    pool: aliases('email'),
    async check(pool) {
      await createUser(pool, 'jane', verifiedMail)
      await createUser(pool, 'joe', { email: 'jane@example.com' }, { ForceAliasCreation: true })
      expect((await get(pool, 'jane@example.com')).Username).toBe('jane')
    },
  },
  {
    id: 'aliases.update-taken',
    title: 'AdminUpdateUserAttributes refuses a verified address that another user signs in with',
    source: apiReference('AdminUpdateUserAttributes'),
    unconfirmed:
      'The operation declares AliasExistsException; boto3 #3213 saw it take the alias from its holder instead.',
    pool: aliases('email'),
    async check(pool) {
      await createUser(pool, 'jane', verifiedMail)
      await createUser(pool, 'thief')
      await expect(update(pool, 'thief', verifiedMail)).rejects.toMatchObject({
        name: 'AliasExistsException',
      })
    },
  },
  {
    id: 'aliases.username-is-sub',
    title: 'Where the e-mail address is the username, the user’s Username is the sub',
    source: guide,
    pool: usernames('email'),
    async check(pool) {
      const user = await createUser(pool, 'jane@example.com')
      expect(user.Username).toBe(attributeOf(user, 'sub'))
    },
  },
  {
    id: 'aliases.username-fills-email',
    title: 'A username that is an e-mail address fills the attribute',
    source: guide,
    pool: usernames('email', 'phone_number'),
    async check(pool) {
      const user = await createUser(pool, 'jane@example.com')
      expect(attributeOf(user, 'email')).toBe('jane@example.com')
      expect(attributeOf(user, 'phone_number')).toBeUndefined()
    },
  },
  {
    id: 'aliases.username-fills-phone',
    title: 'A username that is a phone number fills the attribute',
    source: guide,
    pool: usernames('email', 'phone_number'),
    async check(pool) {
      const user = await createUser(pool, '+15555550100')
      expect(attributeOf(user, 'phone_number')).toBe('+15555550100')
      expect(attributeOf(user, 'email')).toBeUndefined()
    },
  },
  {
    id: 'aliases.username-finds',
    title: 'An e-mail address that is the username finds the user, verified or not',
    source: guide,
    pool: usernames('email'),
    async check(pool) {
      const user = await createUser(pool, 'jane@example.com')
      expect((await get(pool, 'jane@example.com')).Username).toBe(user.Username)
    },
  },
  {
    id: 'aliases.username-form',
    title: 'Where usernames are e-mail addresses or phone numbers, others are refused',
    source: guide,
    pool: usernames('email', 'phone_number'),
    async check(pool) {
      await expect(createUser(pool, 'jane')).rejects.toMatchObject(invalid)
    },
  },
  {
    id: 'aliases.username-form-message',
    title: 'Where usernames are e-mail addresses, others are refused with “Username should be an email.”',
    source: {
      title: 'amplify-ui #6678: Username should be an email',
      url: 'https://github.com/aws-amplify/amplify-ui/issues/6678',
    },
    unconfirmed: 'The report is on SignUp.',
    pool: usernames('email'),
    async check(pool) {
      await expect(createUser(pool, 'jane')).rejects.toMatchObject({
        ...invalid,
        message: 'Username should be an email.',
      })
    },
  },
  {
    id: 'aliases.username-taken',
    title: 'An e-mail address that is somebody’s username is refused, verified or not',
    source: guide,
    pool: usernames('email'),
    async check(pool) {
      await createUser(pool, 'jane@example.com')
      await expect(createUser(pool, 'jane@example.com')).rejects.toMatchObject(taken)
    },
  },
  {
    id: 'aliases.username-changes',
    title: 'A changed e-mail address becomes the username, and the old one is free',
    source: guide,
    pool: usernames('email'),
    async check(pool) {
      const user = await createUser(pool, 'jane@example.com')
      await update(pool, 'jane@example.com', { email: 'new@example.com' })
      expect((await get(pool, 'new@example.com')).Username).toBe(user.Username)
      await expect(createUser(pool, 'jane@example.com')).resolves.toBeDefined()
    },
  },
  {
    id: 'aliases.username-update-taken',
    title: 'AdminUpdateUserAttributes refuses an e-mail address that is somebody’s username',
    source: {
      title: 'aws-sdk-net #4387: AliasExistsException',
      url: 'https://github.com/aws/aws-sdk-net/issues/4387',
    },
    pool: usernames('email'),
    async check(pool) {
      await createUser(pool, 'jane@example.com')
      await createUser(pool, 'joe@example.com')
      await expect(update(pool, 'joe@example.com', { email: 'jane@example.com' })).rejects.toMatchObject({
        name: 'AliasExistsException',
      })
    },
  },
  {
    id: 'aliases.case-sensitive-by-default',
    title: 'A pool tells usernames apart by case unless it was made otherwise',
    source: apiReference('UsernameConfigurationType'),
    async check(pool) {
      await createUser(pool, 'Jane')
      await expect(get(pool, 'jane')).rejects.toMatchObject(notFound)
      await expect(createUser(pool, 'jane')).resolves.toBeDefined()
    },
  },
  {
    id: 'aliases.case-insensitive-username',
    title: 'In a pool that is not case-sensitive any case of the username finds the user',
    source: apiReference('UsernameConfigurationType'),
    pool: caseless(),
    async check(pool) {
      const user = await createUser(pool, 'Jane')
      expect((await get(pool, 'JANE')).Username).toBe(user.Username)
      await expect(createUser(pool, 'jANE')).rejects.toMatchObject(taken)
    },
  },
  {
    id: 'aliases.case-insensitive-email',
    title: 'In a pool that is not case-sensitive any case of an alias finds the user',
    source: apiReference('UsernameConfigurationType'),
    pool: caseless(aliases('email')),
    async check(pool) {
      const user = await createUser(pool, 'jane', verifiedMail)
      expect((await get(pool, 'Jane@Example.COM')).Username).toBe(user.Username)
    },
  },
  {
    id: 'aliases.lower-case',
    title: 'In a pool that is not case-sensitive usernames and e-mail addresses come back in lower case',
    source: caseGuide,
    unconfirmed: 'An article of re:Post says that the e-mail address is kept as it was entered.',
    pool: caseless(),
    async check(pool) {
      const user = await createUser(pool, 'Jane', { email: 'Jane@Example.com', name: 'Jane Doe' })
      expect(user.Username).toBe('jane')
      expect(attributeOf(user, 'email')).toBe('jane@example.com')
      expect(attributeOf(user, 'name')).toBe('Jane Doe')
    },
  },
]

const get = ({ client, UserPoolId }: FidelityPool, Username: string) =>
  client.send(new AdminGetUserCommand({ UserPoolId, Username }))

function update({ client, UserPoolId }: FidelityPool, Username: string, values: Record<string, string>) {
  const UserAttributes = Object.entries(values).map(([Name, Value]) => ({ Name, Value }))
  return client.send(new AdminUpdateUserAttributesCommand({ UserPoolId, Username, UserAttributes }))
}

const setPassword = ({ client, UserPoolId }: FidelityPool, Username: string) =>
  client.send(
    new AdminSetUserPasswordCommand({ UserPoolId, Username, Password: 'Password-01', Permanent: true }),
  )
