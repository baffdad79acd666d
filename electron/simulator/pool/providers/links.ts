import type { Pool } from '../pool.ts'

/** The name of an identity's own subject, whatever the provider calls it. */
export const subjectAttribute = 'Cognito_Subject'

/** The provider name that means the pool itself. */
export const nativeProvider = 'Cognito'

/** That someone who signs in with a provider is a user of the pool. */
export type Link = {
  readonly sub: string
  readonly providerName: string
  /** `Cognito_Subject`, or the attribute that the provider's claim is mapped to. */
  readonly attributeName: string
  readonly value: string
}

type Source = Pick<Link, 'providerName' | 'value'>

/** A pool's links, by the identity that they lead from. */
export class LinkTable {
  readonly #links = new Map<string, Link | undefined>()
  readonly #initial: (source: Source) => Link | undefined

  /** `initial`: the links from before, which no write has touched. */
  constructor(initial: (source: Source) => Link | undefined = () => undefined) {
    this.#initial = initial
  }

  get(source: Source): Link | undefined {
    const key = keyOf(source)
    return this.#links.has(key) ? this.#links.get(key) : this.#initial(source)
  }

  put(link: Link): void {
    this.#links.set(keyOf(link), link)
  }

  remove(source: Source): void {
    this.#links.set(keyOf(source), undefined)
  }
}

/** The user that an identity is linked to. A link that outlived its user counts for nothing. */
export function linkOf(pool: Pool, source: Source): Link | undefined {
  const link = pool.links.get(source)
  return link !== undefined && pool.users.bySub(link.sub) !== undefined ? link : undefined
}

/** The username of the profile that an identity gets when it signs in without being linked. */
export function federatedUsername({ providerName, value }: Source): string {
  return `${providerName}_${value}`
}

function keyOf({ providerName, value }: Source): string {
  return JSON.stringify([providerName, value])
}
