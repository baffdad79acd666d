import type { Account } from './account.ts'
import type { Message } from './outbox.ts'
import type { User } from './user.ts'

export type Medium = Message['medium']

/** The address that a medium reaches the user at; undefined when there is none. */
export function destination(user: User, medium: Medium): string | undefined {
  return medium === 'EMAIL' ? user.attributes.email : user.attributes.phone_number
}

/** The medium for a recovery code: the verified e-mail address, else the verified phone number. */
export function recoveryMedium(user: User): Medium | undefined {
  if (user.attributes.email !== undefined && user.attributes.email_verified === 'true') return 'EMAIL'
  if (user.attributes.phone_number !== undefined && user.attributes.phone_number_verified === 'true')
    return 'SMS'
  return undefined
}

/** Puts a message into the outbox for each medium that reaches the user. */
export function deliver(
  account: Account,
  user: User,
  content: Pick<Message, 'kind' | 'secret'>,
  media: readonly Medium[],
): void {
  for (const medium of media) {
    const to = destination(user, medium)
    if (to === undefined) continue
    const sentAt = new Date(account.now())
    account.outbox.push({ ...content, medium, destination: to, username: user.username, sentAt })
  }
}
