/** Where a pool's sign-in pages and its authorization server are: a prefix of Cognito's own domain. */
export type Domain = {
  readonly prefix: string
  /** 1 for the classic pages, 2 for managed login. */
  readonly managedLoginVersion: number
}
