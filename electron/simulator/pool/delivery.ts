import { codeDeliveryFailure } from '../protocol/exceptions.ts'
import type { Account } from './account.ts'
import type { Message } from './outbox.ts'
import type { PoolSettings } from './settings.ts'
import type { User } from './users/user.ts'

export type Medium = Message['medium']

/** The attributes that hold an address. */
export type ContactAttribute = 'email' | 'phone_number'

/** The API's CodeDeliveryDetailsType: where a code went, as much of it as anybody may know. */
export type CodeDeliveryDetails = {
  readonly Destination: string
  readonly DeliveryMedium: Medium
  readonly AttributeName: ContactAttribute
}

/** The attribute with the address that a medium sends to. */
export function contactAttribute(medium: Medium): ContactAttribute {
  return medium === 'EMAIL' ? 'email' : 'phone_number'
}

/** The medium that sends to the attribute's address. */
export function contactMedium(attribute: ContactAttribute): Medium {
  return attribute === 'email' ? 'EMAIL' : 'SMS'
}

/** The address that a medium reaches the user at; undefined when there is none. */
export function destination(user: User, medium: Medium): string | undefined {
  return user.attributes[contactAttribute(medium)]
}

/**
 * The medium for the code that confirms a sign-up: of the attributes that the pool verifies by itself, the phone
 * number before the e-mail address; undefined where the user has neither.
 */
export function verificationMedium(settings: PoolSettings, user: User): Medium | undefined {
  const media: readonly Medium[] = ['SMS', 'EMAIL']
  return media.find(
    (medium) =>
      settings.autoVerifiedAttributes.includes(contactAttribute(medium)) &&
      destination(user, medium) !== undefined,
  )
}

/** Puts a message into the outbox, if messages get anywhere. */
export function deliver(
  account: Account,
  user: User,
  content: Pick<Message, 'kind' | 'secret' | 'medium' | 'destination'>,
): void {
  if (account.delivers())
    account.outbox.push({ ...content, username: user.username, sentAt: new Date(account.now()) })
}

/**
 * Throws CodeDeliveryFailureException when messages get nowhere: at the end of an operation that declares it. What the
 * operation has done stays done, as AWS says of AdminCreateUser. The message's wording is not confirmed.
 */
export function requireDelivery(account: Account): void {
  if (!account.delivers()) throw codeDeliveryFailure('Failed to send the message.')
}

/** What an answer tells of an address: `j***@e***` and `+********4567`. */
export function deliveryDetails(medium: Medium, address: string): CodeDeliveryDetails {
  return {
    Destination: medium === 'EMAIL' ? maskedEmail(address) : maskedPhone(address),
    DeliveryMedium: medium,
    AttributeName: contactAttribute(medium),
  }
}

function maskedEmail(address: string): string {
  const at = address.lastIndexOf('@')
  return `${address.charAt(0)}***@${address.charAt(at + 1)}***`
}

function maskedPhone(address: string): string {
  const digits = address.slice(1)
  return `+${'*'.repeat(Math.max(0, digits.length - 4))}${digits.slice(-4)}`
}
