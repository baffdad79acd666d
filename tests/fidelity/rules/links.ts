import {
  AdminCreateUserCommand,
  AdminDisableProviderForUserCommand,
  AdminGetUserCommand,
  AdminLinkProviderForUserCommand,
  CreateIdentityProviderCommand,
  type ProviderUserIdentifierType,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { z } from 'zod'
import { apiReference, type FidelityPool, type Rule } from '../rule.ts'

const linking = apiReference('AdminLinkProviderForUser')
const unlinking = apiReference('AdminDisableProviderForUser')

const identities = z.array(
  z.object({ userId: z.string(), providerName: z.string(), providerType: z.string() }),
)

const google = (ProviderAttributeValue: string): ProviderUserIdentifierType => ({
  ProviderName: 'Google',
  ProviderAttributeName: 'Cognito_Subject',
  ProviderAttributeValue,
})
const native = (ProviderAttributeValue: string): ProviderUserIdentifierType => ({
  ProviderName: 'Cognito',
  ProviderAttributeName: 'Cognito_Subject',
  ProviderAttributeValue,
})

export const links: readonly Rule[] = [
  {
    id: 'links.identities',
    title: 'A linked identity is told of in the attribute identities',
    source: linking,
    unconfirmed: 'That it is so before the first sign-in: the page shows the attribute of users who had one.',
    async check(pool) {
      await prepare(pool)
      await link(pool, google('123'))
      expect(await identitiesOf(pool)).toMatchObject([
        { userId: '123', providerName: 'Google', providerType: 'Google' },
      ])
    },
  },
  {
    id: 'links.five',
    title: 'Five identities can be linked to a user, and no sixth',
    source: linking,
    async check(pool) {
      await prepare(pool)
      for (const id of ['1', '2', '3', '4', '5']) await link(pool, google(id))
      await expect(link(pool, google('6'))).rejects.toMatchObject({ name: 'LimitExceededException' })
    },
  },
  {
    id: 'links.unknown-destination',
    title: 'An identity cannot be linked to a user who is not there',
    source: linking,
    async check(pool) {
      await prepare(pool)
      await expect(link(pool, google('1'), native('nobody'))).rejects.toMatchObject({
        name: 'UserNotFoundException',
      })
    },
  },
  {
    id: 'links.native-source',
    title: 'A user of the pool itself cannot be linked to another',
    source: linking,
    unconfirmed: 'Which exception it is: the check takes InvalidParameterException.',
    async check(pool) {
      await prepare(pool)
      await pool.client.send(
        new AdminCreateUserCommand({
          UserPoolId: pool.UserPoolId,
          Username: 'joe',
          MessageAction: 'SUPPRESS',
        }),
      )
      await expect(link(pool, native('joe'))).rejects.toMatchObject({ name: 'InvalidParameterException' })
    },
  },
  {
    id: 'links.social-subject',
    title: 'An identity of a social provider is linked by its subject alone',
    source: linking,
    unconfirmed: 'Which exception it is: the check takes InvalidParameterException.',
    async check(pool) {
      await prepare(pool)
      await expect(
        link(pool, { ...google('jane@example.com'), ProviderAttributeName: 'email' }),
      ).rejects.toMatchObject({ name: 'InvalidParameterException' })
    },
  },
  {
    id: 'links.unknown-provider',
    title: 'An identity of a provider that the pool does not have cannot be linked',
    source: linking,
    unconfirmed: 'Which exception it is: the check takes ResourceNotFoundException.',
    async check(pool) {
      await prepare(pool)
      await expect(link(pool, { ...google('1'), ProviderName: 'Nowhere' })).rejects.toMatchObject({
        name: 'ResourceNotFoundException',
      })
    },
  },
  {
    id: 'links.twice',
    title: 'An identity that is linked is refused with `SourceUser is already linked to DestinationUser`',
    source: linking,
    unconfirmed: 'The wording, which reports show and no page states.',
    async check(pool) {
      await prepare(pool)
      await link(pool, google('123'))
      await expect(link(pool, google('123'))).rejects.toMatchObject({
        name: 'InvalidParameterException',
        message: 'SourceUser is already linked to DestinationUser',
      })
    },
  },
  {
    id: 'links.unlink',
    title: 'AdminDisableProviderForUser removes a link, and leaves the others',
    source: unlinking,
    async check(pool) {
      await prepare(pool)
      await link(pool, google('123'))
      await link(pool, google('456'))
      await unlink(pool, google('123'))
      expect(await identitiesOf(pool)).toMatchObject([{ userId: '456' }])
    },
  },
  {
    id: 'links.anew',
    title: 'An identity whose link was removed can be linked again',
    source: unlinking,
    async check(pool) {
      await prepare(pool)
      await link(pool, google('123'))
      await unlink(pool, google('123'))
      await link(pool, google('123'))
      expect(await identitiesOf(pool)).toMatchObject([{ userId: '123' }])
    },
  },
  {
    id: 'links.no-link',
    title: 'A link that is not there cannot be removed',
    source: unlinking,
    unconfirmed: 'Which exception it is: the check takes UserNotFoundException.',
    async check(pool) {
      await prepare(pool)
      await expect(unlink(pool, google('123'))).rejects.toMatchObject({ name: 'UserNotFoundException' })
    },
  },
]

/** A user, and the provider that the identities belong to. */
async function prepare({ client, UserPoolId }: FidelityPool): Promise<void> {
  await client.send(new AdminCreateUserCommand({ UserPoolId, Username: 'jane', MessageAction: 'SUPPRESS' }))
  await client.send(
    new CreateIdentityProviderCommand({
      UserPoolId,
      ProviderName: 'Google',
      ProviderType: 'Google',
      ProviderDetails: { client_id: 'example', client_secret: 'example', authorize_scopes: 'openid' },
    }),
  )
}

const link = (
  { client, UserPoolId }: FidelityPool,
  SourceUser: ProviderUserIdentifierType,
  DestinationUser = native('jane'),
) => client.send(new AdminLinkProviderForUserCommand({ UserPoolId, SourceUser, DestinationUser }))

const unlink = ({ client, UserPoolId }: FidelityPool, User: ProviderUserIdentifierType) =>
  client.send(new AdminDisableProviderForUserCommand({ UserPoolId, User }))

async function identitiesOf({ client, UserPoolId }: FidelityPool) {
  const { UserAttributes = [] } = await client.send(new AdminGetUserCommand({ UserPoolId, Username: 'jane' }))
  const value = UserAttributes.find((attribute) => attribute.Name === 'identities')?.Value
  return identities.parse(JSON.parse(value ?? '[]'))
}
