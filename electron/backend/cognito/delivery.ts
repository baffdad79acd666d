/** How a message reaches a user. */
export type Delivery = 'EMAIL' | 'SMS' | 'BOTH'

/** DesiredDeliveryMediums, as AdminCreateUser takes them. Left out, Cognito would send an SMS. */
export function mediums(delivery: Delivery): ('EMAIL' | 'SMS')[] {
  return delivery === 'BOTH' ? ['EMAIL', 'SMS'] : [delivery]
}
