import {
  AdminDeleteUserAttributesCommand,
  AdminGetUserCommand,
  AdminUpdateUserAttributesCommand,
  type SchemaAttributeType,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { apiReference, developerGuide, type FidelityPool, type Rule, type Source } from '../rule.ts'
import { createUser } from './populate.ts'

const guide = developerGuide('user-pool-settings-attributes', 'Working with user attributes')
const seenMessages: Source = {
  title: 'Error messages of Cognito as they were seen',
  url: 'https://qiita.com/Khmer495/items/15d36754072096e4ba96',
}
const invalid = { name: 'InvalidParameterException' }
const custom: SchemaAttributeType[] = [
  {
    Name: 'department',
    AttributeDataType: 'String',
    Mutable: true,
    StringAttributeConstraints: { MinLength: '2', MaxLength: '5' },
  },
  {
    Name: 'floor',
    AttributeDataType: 'Number',
    Mutable: true,
    NumberAttributeConstraints: { MinValue: '1', MaxValue: '9' },
  },
  { Name: 'tier', AttributeDataType: 'String', Mutable: false, StringAttributeConstraints: {} },
  { Name: 'since', AttributeDataType: 'DateTime', Mutable: true },
  { Name: 'member', AttributeDataType: 'Boolean', Mutable: true },
  { Name: 'score', AttributeDataType: 'String', DeveloperOnlyAttribute: true, Mutable: true },
]
const withCustom = { settings: { Schema: custom } }

/** Values that a pool with the custom attributes refuses, and what speaks against each. */
const refused: readonly (readonly [string, string, Record<string, string>, Source])[] = [
  [
    'too-short',
    'a text that is too short',
    { 'custom:department': 'x' },
    apiReference('StringAttributeConstraintsType'),
  ],
  [
    'too-long',
    'a text that is too long',
    { 'custom:department': 'x'.repeat(6) },
    apiReference('StringAttributeConstraintsType'),
  ],
  [
    'too-small',
    'a number that is too small',
    { 'custom:floor': '0' },
    apiReference('NumberAttributeConstraintsType'),
  ],
  [
    'too-large',
    'a number that is too large',
    { 'custom:floor': '10' },
    apiReference('NumberAttributeConstraintsType'),
  ],
  ['no-number', 'what is no number, for one', { 'custom:floor': 'two' }, apiReference('SchemaAttributeType')],
  [
    'no-date',
    'what is no date, for one',
    { 'custom:since': 'long ago' },
    apiReference('SchemaAttributeType'),
  ],
  [
    'no-boolean',
    'what is neither true nor false, for a flag',
    { 'custom:member': 'maybe' },
    apiReference('SchemaAttributeType'),
  ],
  [
    'unknown',
    'an attribute that the schema does not have',
    { 'custom:hat': 'L' },
    apiReference('AdminCreateUser'),
  ],
  ['without-prefix', 'a custom attribute without its prefix', { department: 'Sales' }, guide],
  ['phone-form', 'a phone number without a plus sign', { phone_number: '15555550100' }, guide],
  ['phone-spaces', 'a phone number with spaces', { phone_number: '+1 555 555 0100' }, guide],
  ['email-form', 'an e-mail address that is none', { email: 'nowhere' }, seenMessages],
  ['birthdate', 'a birthdate that is not of the form YYYY-MM-DD', { birthdate: '1.4.1980' }, guide],
  [
    'email-flag',
    'email_verified without an e-mail address',
    { email_verified: 'true' },
    apiReference('AdminCreateUser'),
  ],
  [
    'phone-flag',
    'phone_number_verified without a phone number',
    { phone_number_verified: 'true' },
    apiReference('AdminCreateUser'),
  ],
  [
    'longest',
    'a value of more than 2,048 characters',
    { name: 'n'.repeat(2049) },
    developerGuide('limits', 'Quotas in Amazon Cognito'),
  ],
]

export const attributes: readonly Rule[] = [
  {
    id: 'attributes.given',
    title: 'A user has the attributes that were given, custom ones too, and a sub',
    source: apiReference('AdminCreateUser'),
    pool: withCustom,
    async check(pool) {
      const given = { email: 'jane@example.com', 'custom:department': 'Sales', 'custom:floor': '7' }
      await createUser(pool, 'jane', given)
      const { sub, ...others } = await attributesOf(pool)
      expect(others).toEqual(given)
      expect(sub).toBeDefined()
    },
  },
  ...refused.map(
    ([id, what, given, source]): Rule => ({
      id: `attributes.create-${id}`,
      title: `AdminCreateUser refuses ${what}`,
      source,
      pool: withCustom,
      async check(pool) {
        await expect(createUser(pool, 'jane', given)).rejects.toMatchObject(invalid)
      },
    }),
  ),
  ...refused.map(
    ([id, what, given, source]): Rule => ({
      id: `attributes.update-${id}`,
      title: `AdminUpdateUserAttributes refuses ${what}`,
      source,
      pool: withCustom,
      async check(pool) {
        await createUser(pool, 'jane')
        await expect(update(pool, given)).rejects.toMatchObject(invalid)
      },
    }),
  ),
  {
    id: 'attributes.unknown-message',
    title: 'AdminCreateUser names the attribute that the schema does not have, on a line of its own',
    source: seenMessages,
    async check(pool) {
      await expect(createUser(pool, 'jane', { 'custom:hat': 'L' })).rejects.toMatchObject({
        message:
          'Attributes did not conform to the schema: custom:hat: Attribute does not exist in the schema.\n',
      })
    },
  },
  {
    id: 'attributes.email-message',
    title: 'An e-mail address that is none is refused with “Invalid email address format.”',
    source: seenMessages,
    async check(pool) {
      await expect(createUser(pool, 'jane', { email: 'nowhere' })).rejects.toMatchObject({
        message: 'Invalid email address format.',
      })
    },
  },
  {
    id: 'attributes.length-message',
    title: 'A value that is too short is refused with the length that it needs',
    source: {
      title: 'aws-sdk-java #1396: birthdate field requires 10 characters',
      url: 'https://github.com/aws/aws-sdk-java/issues/1396',
    },
    async check(pool) {
      await expect(createUser(pool, 'jane', { birthdate: '1980' })).rejects.toMatchObject({
        message: expect.stringContaining('birthdate: String must be no shorter than 10 characters'),
      })
    },
  },
  {
    id: 'attributes.update',
    title: 'AdminUpdateUserAttributes changes what it is given, and keeps the rest',
    source: apiReference('AdminUpdateUserAttributes'),
    async check(pool) {
      await createUser(pool, 'jane', { nickname: 'J', name: 'Jane' })
      await update(pool, { name: 'Jane Doe', gender: 'female' })
      expect(await attributesOf(pool)).toMatchObject({ nickname: 'J', name: 'Jane Doe', gender: 'female' })
    },
  },
  {
    id: 'attributes.blank-deletes',
    title: 'AdminUpdateUserAttributes deletes an attribute whose value is blank',
    source: apiReference('AdminUpdateUserAttributes'),
    async check(pool) {
      await createUser(pool, 'jane', { nickname: 'J' })
      await update(pool, { nickname: '' })
      expect(await attributesOf(pool)).not.toHaveProperty('nickname')
    },
  },
  {
    id: 'attributes.delete',
    title: 'AdminDeleteUserAttributes deletes attributes',
    source: apiReference('AdminDeleteUserAttributes'),
    pool: withCustom,
    async check(pool) {
      await createUser(pool, 'jane', { nickname: 'J', name: 'Jane', 'custom:department': 'Sales' })
      await remove(pool, 'nickname', 'custom:department')
      const { sub: _, ...others } = await attributesOf(pool)
      expect(others).toEqual({ name: 'Jane' })
    },
  },
  {
    id: 'attributes.delete-absent',
    title: 'AdminDeleteUserAttributes of an attribute that the user does not have succeeds',
    source: apiReference('AdminDeleteUserAttributes'),
    unconfirmed: 'That it does not mind.',
    async check(pool) {
      await createUser(pool, 'jane')
      await expect(remove(pool, 'nickname')).resolves.toBeDefined()
    },
  },
  {
    id: 'attributes.delete-required',
    title: 'A required attribute cannot be deleted',
    source: apiReference('SchemaAttributeType'),
    unconfirmed: 'The reference says what happens when a required value lacks at sign-up, and not here.',
    pool: { settings: { Schema: [{ Name: 'nickname', Required: true }] } },
    async check(pool) {
      await createUser(pool, 'jane', { nickname: 'J' })
      await expect(remove(pool, 'nickname')).rejects.toMatchObject(invalid)
    },
  },
  {
    id: 'attributes.immutable',
    title: 'An attribute that is not mutable can be given at creation, and not changed after that',
    source: apiReference('SchemaAttributeType'),
    pool: withCustom,
    async check(pool) {
      await createUser(pool, 'jane', { 'custom:tier': 'gold' })
      await expect(update(pool, { 'custom:tier': 'silver' })).rejects.toMatchObject(invalid)
      expect(await attributesOf(pool)).toMatchObject({ 'custom:tier': 'gold' })
    },
  },
  {
    id: 'attributes.sub-is-fixed',
    title: 'The sub cannot be changed',
    source: guide,
    async check(pool) {
      await createUser(pool, 'jane')
      await expect(update(pool, { sub: '00000000-0000-4000-8000-000000000000' })).rejects.toMatchObject(
        invalid,
      )
    },
  },
  {
    id: 'attributes.all-or-nothing',
    title: 'An update with one bad attribute changes none',
    source: apiReference('AdminUpdateUserAttributes'),
    unconfirmed: 'That a refused request has changed nothing.',
    pool: withCustom,
    async check(pool) {
      await createUser(pool, 'jane', { nickname: 'J' })
      await expect(update(pool, { nickname: 'Janie', 'custom:floor': 'two' })).rejects.toMatchObject(invalid)
      expect(await attributesOf(pool)).toMatchObject({ nickname: 'J' })
    },
  },
  {
    id: 'attributes.developer-only',
    title: 'An administrator can set an attribute that only developers may change, by its prefix dev:',
    source: apiReference('SchemaAttributeType'),
    unconfirmed: 'That the name is dev:custom:score: the reference only says dev:.',
    pool: withCustom,
    async check(pool) {
      await createUser(pool, 'jane', { 'dev:custom:score': '7' })
      expect(await attributesOf(pool)).toMatchObject({ 'dev:custom:score': '7' })
    },
  },
  {
    id: 'attributes.email-verified',
    title: 'An administrator can say that an e-mail address is verified',
    source: apiReference('AdminUpdateUserAttributes'),
    async check(pool) {
      await createUser(pool, 'jane', { email: 'jane@example.com' })
      await update(pool, { email_verified: 'true' })
      expect(await attributesOf(pool)).toMatchObject({ email_verified: 'true' })
    },
  },
  ...(['email', 'phone_number'] as const).map(
    (name): Rule => ({
      id: `attributes.${name}-unverified-by-change`,
      title: `A changed ${name} is unverified`,
      source: {
        title: 're:Post: Troubleshoot the email_verified attribute',
        url: 'https://repost.aws/knowledge-center/cognito-email-verified-attribute',
      },
      ...(name === 'email' ? {} : { unconfirmed: 'The article is on e-mail addresses.' }),
      async check(pool) {
        const [before, after] =
          name === 'email' ? ['a@example.com', 'b@example.com'] : ['+15555550100', '+15555550199']
        await createUser(pool, 'jane', { [name]: before ?? '', [`${name}_verified`]: 'true' })
        await update(pool, { [name]: after ?? '' })
        expect(await attributesOf(pool)).toMatchObject({ [name]: after, [`${name}_verified`]: 'false' })
      },
    }),
  ),
  {
    id: 'attributes.verified-in-one',
    title: 'A changed e-mail address is verified where the same request says so',
    source: apiReference('AdminUpdateUserAttributes'),
    async check(pool) {
      await createUser(pool, 'jane', { email: 'a@example.com' })
      await update(pool, { email: 'b@example.com', email_verified: 'true' })
      expect(await attributesOf(pool)).toMatchObject({ email: 'b@example.com', email_verified: 'true' })
    },
  },
  {
    id: 'attributes.update-sends-code',
    title:
      'A changed address that the pool verifies gets a code, unless the request says that it is verified',
    source: {
      title: 're:Post: Troubleshoot the email_verified attribute',
      url: 'https://repost.aws/knowledge-center/cognito-email-verified-attribute',
    },
    pool: { settings: { AutoVerifiedAttributes: ['email'] } },
    async check(pool) {
      const { outbox } = pool
      await createUser(pool, 'jane', { email: 'a@example.com' })
      await update(pool, { email: 'b@example.com' })
      await update(pool, { email: 'c@example.com', email_verified: 'true' })
      expect(outbox).toMatchObject([{ kind: 'attribute-verification-code', destination: 'b@example.com' }])
    },
  },
  {
    id: 'attributes.waiting',
    title: 'Where the pool wants a new address proved first, the old one stays',
    source: apiReference('UserAttributeUpdateSettingsType'),
    pool: waitingFor('email'),
    async check(pool) {
      await createUser(pool, 'jane', { email: 'a@example.com', email_verified: 'true' })
      await update(pool, { email: 'b@example.com' })
      expect(await attributesOf(pool)).toMatchObject({ email: 'a@example.com', email_verified: 'true' })
    },
  },
  {
    id: 'attributes.not-waiting',
    title: 'An administrator who says that the new address is verified need not wait for the proof',
    source: apiReference('AdminUpdateUserAttributes'),
    pool: waitingFor('email'),
    async check(pool) {
      await createUser(pool, 'jane', { email: 'a@example.com', email_verified: 'true' })
      await update(pool, { email: 'b@example.com', email_verified: 'true' })
      expect(await attributesOf(pool)).toMatchObject({ email: 'b@example.com', email_verified: 'true' })
    },
  },
]

function waitingFor(attribute: 'email') {
  return {
    settings: {
      AutoVerifiedAttributes: [attribute],
      UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: [attribute] },
    },
  }
}

function update({ client, UserPoolId }: FidelityPool, values: Readonly<Record<string, string>>) {
  const UserAttributes = Object.entries(values).map(([Name, Value]) => ({ Name, Value }))
  return client.send(new AdminUpdateUserAttributesCommand({ UserPoolId, Username: 'jane', UserAttributes }))
}

const remove = ({ client, UserPoolId }: FidelityPool, ...UserAttributeNames: string[]) =>
  client.send(new AdminDeleteUserAttributesCommand({ UserPoolId, Username: 'jane', UserAttributeNames }))

async function attributesOf({ client, UserPoolId }: FidelityPool): Promise<Record<string, string>> {
  const user = await client.send(new AdminGetUserCommand({ UserPoolId, Username: 'jane' }))
  return Object.fromEntries((user.UserAttributes ?? []).map(({ Name = '', Value = '' }) => [Name, Value]))
}
