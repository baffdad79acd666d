/** A device that a user has signed in with. Times in milliseconds since the epoch. */
export type Device = {
  /** The region, an underscore and a UUID. */
  readonly key: string
  readonly name: string
  /** Whether the user need not answer a second factor on it. */
  readonly isRemembered: boolean
  readonly lastIpAddress: string
  /** What the application told of itself. */
  readonly sdk: string
  readonly createdAt: number
  readonly modifiedAt: number
  readonly authenticatedAt: number
}
