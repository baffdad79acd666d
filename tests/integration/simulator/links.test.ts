import {
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminDisableProviderForUserCommand,
  AdminGetUserCommand,
  AdminLinkProviderForUserCommand,
  AdminSetUserPasswordCommand,
  InitiateAuthCommand,
  ListUsersCommand,
  type ProviderUserIdentifierType,
} from '@aws-sdk/client-cognito-identity-provider'
import { beforeEach, describe, expect, it } from 'vitest'
import { drivenTime } from './driven-time.ts'
import { openPool, type PoolClient } from './pool-client.ts'

let pool: PoolClient
let time: ReturnType<typeof drivenTime>

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
const link = (SourceUser: ProviderUserIdentifierType, DestinationUser = native('jane')) =>
  pool.client.send(
    new AdminLinkProviderForUserCommand({ UserPoolId: pool.UserPoolId, DestinationUser, SourceUser }),
  )
const disable = (User: ProviderUserIdentifierType) =>
  pool.client.send(new AdminDisableProviderForUserCommand({ UserPoolId: pool.UserPoolId, User }))
const profile = (Username = 'jane') =>
  pool.client.send(new AdminGetUserCommand({ UserPoolId: pool.UserPoolId, Username }))

async function identitiesOf(name = 'jane'): Promise<unknown> {
  const { UserAttributes = [] } = await profile(name)
  const value = UserAttributes.find((attribute) => attribute.Name === 'identities')?.Value
  return value === undefined ? undefined : JSON.parse(value)
}

async function createUser(Username: string): Promise<void> {
  await pool.client.send(
    new AdminCreateUserCommand({ UserPoolId: pool.UserPoolId, Username, MessageAction: 'SUPPRESS' }),
  )
}

/** A demo user who came through Google, and one who is linked to an account there. */
async function findDemoUsers() {
  const all = []
  let PaginationToken: string | undefined
  do {
    const page = await pool.client.send(
      new ListUsersCommand({ UserPoolId: pool.UserPoolId, PaginationToken }),
    )
    all.push(...(page.Users ?? []))
    PaginationToken = page.PaginationToken
  } while (PaginationToken !== undefined)
  const withIdentities = all.filter((user) => user.Attributes?.some(({ Name }) => Name === 'identities'))
  const named = (status: string) =>
    withIdentities.find((user) => user.UserStatus === status)?.Username ?? `nobody is ${status}`
  return { federated: named('EXTERNAL_PROVIDER'), linked: named('CONFIRMED') }
}

beforeEach(async () => {
  time = drivenTime()
  pool = openPool({ now: time.now })
  await createUser('jane')
  await createUser('joe')
})

describe('AdminLinkProviderForUser', () => {
  it('makes an identity that has not signed in yet the user’s', async () => {
    time.advance(60_000)
    await link(google('123'))
    expect(await identitiesOf()).toEqual([
      {
        userId: '123',
        providerName: 'Google',
        providerType: 'Google',
        issuer: null,
        primary: false,
        dateCreated: time.now().getTime(),
      },
    ])
    expect((await profile()).UserLastModifiedDate).toEqual(time.now())
  })

  it('links an identity once', async () => {
    await link(google('123'))
    for (const destination of ['jane', 'joe']) {
      await expect(link(google('123'), native(destination))).rejects.toMatchObject({
        name: 'InvalidParameterException',
        message: 'SourceUser is already linked to DestinationUser',
      })
    }
  })

  it('links five to a user', async () => {
    for (const id of ['1', '2', '3', '4', '5']) await link(google(id))
    await expect(link(google('6'))).rejects.toMatchObject({ name: 'LimitExceededException' })
    await disable(google('3'))
    await link(google('6'))
    expect(await identitiesOf()).toMatchObject(['1', '2', '4', '5', '6'].map((userId) => ({ userId })))
  })

  it('needs a user of the pool, a provider of the pool, and the provider’s own subject', async () => {
    await expect(link(google('1'), native('nobody'))).rejects.toMatchObject({ name: 'UserNotFoundException' })
    await expect(link(google('1'), google('2'))).rejects.toMatchObject({ name: 'UserNotFoundException' })
    await expect(link({ ...google('1'), ProviderName: 'Nowhere' })).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    })
    for (const source of [
      native('joe'),
      { ...google('1'), ProviderAttributeName: 'email' },
      { ProviderName: 'Google' },
    ]) {
      await expect(link(source)).rejects.toMatchObject({ name: 'InvalidParameterException' })
    }
    expect(await identitiesOf()).toBeUndefined()
  })
})

describe('an identity of a SAML provider', () => {
  const staff = (ProviderAttributeName: string, ProviderAttributeValue = 'jane@shop.example') => ({
    ProviderName: 'Staff',
    ProviderAttributeName,
    ProviderAttributeValue,
  })

  it('is linked by its subject or by an attribute that is mapped, and unlinked by the same', async () => {
    await link(staff('Cognito_Subject', 'jane-1'))
    await link(staff('email'))
    expect(await identitiesOf()).toMatchObject([
      { userId: 'jane-1', providerName: 'Staff', providerType: 'SAML' },
      { userId: 'jane@shop.example', providerName: 'Staff', providerType: 'SAML' },
    ])
    await expect(link(staff('phone_number'))).rejects.toMatchObject({ name: 'InvalidParameterException' })
    await expect(disable(staff('Cognito_Subject'))).rejects.toMatchObject({ name: 'UserNotFoundException' })
    await disable(staff('email'))
    expect(await identitiesOf()).toMatchObject([{ userId: 'jane-1' }])
  })
})

describe('AdminDisableProviderForUser', () => {
  it('takes a link away, so that the identity can be linked anew', async () => {
    await link(google('123'))
    await link(google('456'))
    await disable(google('123'))
    expect(await identitiesOf()).toMatchObject([{ userId: '456' }])
    await disable(google('456'))
    expect(await identitiesOf()).toBeUndefined()
    await link(google('123'), native('joe'))
    await expect(disable(google('456'))).rejects.toMatchObject({ name: 'UserNotFoundException' })
  })

  it('leaves a user of the pool’s own without a password', async () => {
    const password = { Password: 'Right-horse-1', Permanent: true }
    await pool.client.send(
      new AdminSetUserPasswordCommand({ UserPoolId: pool.UserPoolId, Username: 'jane', ...password }),
    )
    const signIn = new InitiateAuthCommand({
      AuthFlow: 'USER_PASSWORD_AUTH',
      ClientId: pool.simulator.clientId,
      AuthParameters: { USERNAME: 'jane', PASSWORD: password.Password },
    })
    await pool.client.send(signIn)
    await disable(native('jane'))
    await expect(pool.client.send(signIn)).rejects.toMatchObject({ name: 'NotAuthorizedException' })
    expect(await profile()).toMatchObject({ UserStatus: 'EXTERNAL_PROVIDER' })
    await expect(disable({ ...native('joe'), ProviderAttributeName: 'email' })).rejects.toMatchObject({
      name: 'InvalidParameterException',
    })
    await expect(disable(native('nobody'))).rejects.toMatchObject({ name: 'UserNotFoundException' })
  })
})

describe('links', () => {
  it('end with their user', async () => {
    await link(google('123'))
    await pool.client.send(new AdminDeleteUserCommand({ UserPoolId: pool.UserPoolId, Username: 'jane' }))
    await link(google('123'), native('joe'))
    expect(await identitiesOf('joe')).toMatchObject([{ userId: '123' }])
  })

  it('are there from the beginning for some demo users, and can be taken away', async () => {
    pool = openPool({ users: 1000, now: time.now })
    await createUser('joe')
    const { linked } = await findDemoUsers()
    const [identity] = (await identitiesOf(linked)) as { providerName: string; userId: string }[]
    const source = { ...google(identity?.userId ?? ''), ProviderName: identity?.providerName }
    await expect(link(source, native('joe'))).rejects.toMatchObject({
      message: 'SourceUser is already linked to DestinationUser',
    })
    await disable(source)
    await link(source, native('joe'))
    expect(await identitiesOf('joe')).toMatchObject([{ userId: identity?.userId }])
  })

  it('are not to be had for identities that have a profile of their own', async () => {
    pool = openPool({ users: 1000, now: time.now })
    await createUser('joe')
    const { federated } = await findDemoUsers()
    const identity = google(federated.replace('Google_', ''))
    await expect(link(identity, native('joe'))).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message:
        'Merging is not currently supported, provide a SourceUser that has not been signed up in order to link',
    })
    await link(google('123'), identity)
    expect(await identitiesOf(federated)).toMatchObject([{ primary: true }, { userId: '123' }])
    await expect(disable(identity)).rejects.toMatchObject({ name: 'InvalidParameterException' })
  })
})
