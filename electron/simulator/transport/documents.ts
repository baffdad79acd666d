/** What is served to a plain GET, such as a pool's signing keys. */
export type Document = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Finds the document at a path; undefined where there is none. */
export type Documents = (path: string) => Document | undefined
