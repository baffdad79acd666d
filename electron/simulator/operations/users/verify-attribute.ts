import { type ContactAttribute, contactMedium, requireDelivery } from '../../pool/delivery.ts'
import { countRequest, enteredCode, sendCode, spendCode } from '../../pool/passwords/codes.ts'
import { changeUser } from '../../pool/pool.ts'
import { refuseTakenAliases } from '../../pool/users/aliases.ts'
import { invalidParameter } from '../../protocol/exceptions.ts'
import { operation } from '../../protocol/operation.ts'
import { signedIn } from '../sign-in/signed-in.ts'

/** Sends a code to the user's address, or to the one that waits to take its place. */
export const getUserAttributeVerificationCode = operation(
  'GetUserAttributeVerificationCode',
  async (account, request) => {
    const { pool, user } = await signedIn(account, 'GetUserAttributeVerificationCode', request.AccessToken)
    const attribute = contact(request.AttributeName)
    const to = pool.codes.of(user).codes[attribute]?.destination ?? user.attributes[attribute]
    if (to === undefined) throw invalidParameter(`User has no ${attribute} to verify.`)
    countRequest(account, pool, user, attribute)
    const details = sendCode(account, pool, user, attribute, {
      medium: contactMedium(attribute),
      destination: to,
    })
    requireDelivery(account)
    return { CodeDeliveryDetails: details }
  },
)

/** Verifies the address that the code went to, and makes it the user's if it was waiting for that. */
export const verifyUserAttribute = operation('VerifyUserAttribute', async (account, request) => {
  const { pool, user } = await signedIn(account, 'VerifyUserAttribute', request.AccessToken)
  const attribute = contact(request.AttributeName)
  const { destination } = enteredCode(account, pool, user, attribute, request.Code)
  const attributes = { ...user.attributes, [attribute]: destination, [`${attribute}_verified`]: 'true' }
  refuseTakenAliases(pool, { ...user, attributes })
  changeUser(pool, user, { attributes }, account.now())
  spendCode(pool, user, attribute)
  return {}
})

/** Throws InvalidParameterException, whose wording is not confirmed, for an attribute that is no address. */
function contact(attribute: string): ContactAttribute {
  if (attribute === 'email' || attribute === 'phone_number') return attribute
  throw invalidParameter(`Attribute ${attribute} cannot be verified.`)
}
