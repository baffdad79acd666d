import { z } from 'zod'
import type { User } from '../users/user.ts'

const identitySchema = z.object({
  userId: z.string(),
  providerName: z.string(),
  providerType: z.string(),
  issuer: z.string().nullable(),
  /** Whether the profile came into being with this identity. */
  primary: z.boolean(),
  /** Milliseconds since the epoch. */
  dateCreated: z.number(),
})

/** What a user is called at an identity provider: an entry of the attribute `identities`. */
export type Identity = z.infer<typeof identitySchema>

export function identitiesOf(user: Pick<User, 'attributes'>): readonly Identity[] {
  return z.array(identitySchema).parse(JSON.parse(user.attributes.identities ?? '[]'))
}

/** The attributes with other identities; without the attribute when there are none. */
export function withIdentities(user: User, identities: readonly Identity[]): User['attributes'] {
  const { identities: _, ...others } = user.attributes
  return identities.length === 0 ? others : { ...others, identities: JSON.stringify(identities) }
}
