import type { Account } from '../../pool/account.ts'
import { permanentCredential, refuseFormerPassword } from '../../pool/passwords/credential.ts'
import { checkPassword } from '../../pool/passwords/password-policy.ts'
import { changeUser } from '../../pool/pool.ts'
import { isReadable } from '../../pool/sign-in/token-claims.ts'
import { refuseTakenAliases } from '../../pool/users/aliases.ts'
import { updatedAttributes } from '../../pool/users/attributes.ts'
import type { User } from '../../pool/users/user.ts'
import { refuseUnwritable } from '../../pool/users/write-permission.ts'
import { invalidParameter, notAuthorized } from '../../protocol/exceptions.ts'
import { type AuthParameters, parameter } from './auth-parameters.ts'
import type { PosedChallenge } from './second-factors.ts'
import type { SignIn } from './sign-in.ts'

const prefix = 'userAttributes.'

/** Asks for a password of the user's own, and for the required attributes that the user still lacks. */
export function newPasswordChallenge(signIn: SignIn): PosedChallenge {
  const { client, user } = signIn
  const readable = Object.entries(user.attributes).filter(([name]) => isReadable(client, name))
  return {
    challenge: { name: 'NEW_PASSWORD_REQUIRED' },
    parameters: {
      USER_ID_FOR_SRP: user.username,
      requiredAttributes: JSON.stringify(lackingAttributes(signIn).map((name) => prefix + name)),
      userAttributes: JSON.stringify(Object.fromEntries(readable)),
    },
  }
}

/**
 * Gives the user the password and the attributes of the answer, and confirms them. Throws InvalidPasswordException and
 * PasswordHistoryPolicyViolationException for the password; InvalidParameterException where a required attribute
 * lacks; NotAuthorizedException for one that has a value already, or that the client may not write.
 */
export function takeNewPassword(account: Account, signIn: SignIn, responses: AuthParameters): User {
  const { pool, client, user } = signIn
  const { settings } = pool
  const password = parameter(responses, 'NEW_PASSWORD')
  const given = Object.entries(responses ?? {}).flatMap(([name, Value]) =>
    name.startsWith(prefix) ? [{ Name: name.slice(prefix.length), Value }] : [],
  )
  const provided = given.find(({ Name }) => isRequired(signIn, Name) && user.attributes[Name] !== undefined)
  if (provided !== undefined) throw notAuthorized(`Cannot modify an already provided ${provided.Name}`)
  refuseUnwritable(client, settings.schema, given)
  const lacking = lackingAttributes(signIn).find(
    (name) => !given.some(({ Name, Value }) => Name === name && Value !== ''),
  )
  if (lacking !== undefined) throw invalidParameter(`Invalid attributes given, ${lacking} is missing`)
  checkPassword(settings.passwordPolicy, password)
  refuseFormerPassword(user, password, settings.passwordPolicy)
  const attributes = updatedAttributes(settings, user.attributes, given)
  refuseTakenAliases(pool, { ...user, attributes })
  const credential = permanentCredential(user, password, settings.passwordPolicy)
  return changeUser(pool, user, { status: 'CONFIRMED', credential, attributes }, account.now())
}

function lackingAttributes({ pool, user }: SignIn): readonly string[] {
  return pool.settings.schema.flatMap(({ Name, Required }) =>
    Required && Name !== 'sub' && user.attributes[Name] === undefined ? [Name] : [],
  )
}

function isRequired({ pool }: SignIn, name: string): boolean {
  return pool.settings.schema.some(({ Name, Required }) => Name === name && Required)
}
