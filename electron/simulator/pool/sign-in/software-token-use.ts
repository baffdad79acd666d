/** How a user gets on with authenticator apps. */
export type SoftwareTokenUse = {
  /** The secret of an app that has not shown its code yet. */
  readonly associating?: string
  /** The step of the last code that was taken: none works twice. */
  readonly lastStep?: number
}

export const noUse: SoftwareTokenUse = {}
