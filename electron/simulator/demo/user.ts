import type { User } from '../pool/users/user.ts'
import type { Details } from './details.ts'
import type { Identity } from './identity.ts'
import { fictionalPhone, fullName, postalAddress } from './person.ts'

/** A demo user before any of it is written out. */
export type DemoUser = {
  readonly number: number
  readonly sub: string
  /** What the user goes by: nobody else in the pool does. */
  readonly handle: string
  readonly identity: Identity
  readonly details: Details
}

/** The record that the pool would keep. */
export function writeUser(user: DemoUser): User {
  const { sub, identity, details } = user
  return {
    sub,
    username: usernameOf(user),
    attributes: { ...profile(user), ...shopAttributes(user), ...identities(identity) },
    status: identity.status,
    enabled: details.enabled,
    createdAt: identity.createdAt,
    modifiedAt: identity.modifiedAt,
    ...secondFactors(details),
  }
}

export function usernameOf({ handle, identity }: DemoUser): string {
  return identity.providerId === undefined ? handle : `Google_${identity.providerId}`
}

export function emailOf({ handle, identity }: DemoUser): string {
  // Joined, because a template's result keeps its parts in memory for as long as it is kept itself.
  return [handle, identity.mailDomain].join('@')
}

export function phoneNumberOf({ identity, details }: DemoUser): string | undefined {
  const { phoneDigits } = details
  return phoneDigits === undefined ? undefined : fictionalPhone(identity.person.culture, phoneDigits)
}

export function preferredUsernameOf({ identity, details }: DemoUser): string | undefined {
  const { preferredNumber } = details
  return preferredNumber === undefined ? undefined : `${identity.person.given.ascii}_${preferredNumber}`
}

function profile(user: DemoUser): Record<string, string> {
  const { handle, identity, details } = user
  const { person } = identity
  const profile: Record<string, string> = {
    email: emailOf(user),
    email_verified: String(identity.isEmailVerified),
    name: fullName(person),
    given_name: person.given.native,
    family_name: person.family.native,
    locale: person.culture.locale,
    zoneinfo: person.culture.zone,
  }
  const phoneNumber = phoneNumberOf(user)
  if (phoneNumber !== undefined) {
    profile.phone_number = phoneNumber
    profile.phone_number_verified = String(details.isPhoneVerified)
  }
  if (details.bornAt !== undefined) profile.birthdate = dateOf(details.bornAt)
  if (details.tellsGender) profile.gender = person.gender
  if (details.address !== undefined) profile.address = postalAddress(details.address)
  if (details.hasNickname) profile.nickname = person.given.native
  const preferredUsername = preferredUsernameOf(user)
  if (preferredUsername !== undefined) profile.preferred_username = preferredUsername
  if (details.hasWebsite) profile.website = `https://${handle.replaceAll(/[._]/g, '-')}.example`
  return profile
}

function shopAttributes({ number, details }: DemoUser): Record<string, string> {
  const attributes: Record<string, string> = { 'custom:tier': details.tier }
  attributes['custom:customer_since'] = dateOf(details.customerSince)
  if (details.department !== undefined) {
    attributes['custom:department'] = details.department
    attributes['custom:employee_number'] = String(10_001 + number)
  }
  if (details.remark !== undefined) attributes['custom:notes'] = details.remark
  return attributes
}

function identities({ providerId, createdAt }: Identity): Record<string, string> {
  if (providerId === undefined) return {}
  const identity = {
    userId: providerId,
    providerName: 'Google',
    providerType: 'Google',
    issuer: null,
    primary: true,
    dateCreated: createdAt,
  }
  return { identities: JSON.stringify([identity]) }
}

function secondFactors({ secondFactors, phoneDigits }: Details): Pick<User, 'mfa'> {
  if (secondFactors === 'none') return {}
  const takesSms = secondFactors === 'app-and-sms' && phoneDigits !== undefined
  return { mfa: takesSms ? ['SOFTWARE_TOKEN_MFA', 'SMS_MFA'] : ['SOFTWARE_TOKEN_MFA'] }
}

/** What `toISOString` begins with, in less time: a page of users has a hundred dates. */
function dateOf(milliseconds: number): string {
  const date = new Date(milliseconds)
  return `${date.getUTCFullYear()}-${twoDigits(date.getUTCMonth() + 1)}-${twoDigits(date.getUTCDate())}`
}

function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : String(number)
}
