/** A type of the API model, with the constraints that the service's front end checks. */
export type Shape =
  | {
      readonly type: 'string'
      readonly min?: number
      readonly max?: number
      readonly pattern?: string
      readonly enum?: readonly string[]
      /** The service never repeats such a value in a message. */
      readonly sensitive?: true
    }
  | { readonly type: 'integer'; readonly min?: number; readonly max?: number }
  | { readonly type: 'boolean' | 'timestamp' }
  /** Bytes, in base64 on the wire; the bounds count bytes. */
  | { readonly type: 'blob'; readonly min?: number; readonly max?: number }
  | { readonly type: 'list'; readonly member: string; readonly min?: number; readonly max?: number }
  | { readonly type: 'map'; readonly key: string; readonly value: string; readonly max?: number }
  | {
      readonly type: 'structure'
      /** The members' shapes by the members' names. */
      readonly members: Readonly<Record<string, string>>
      readonly required?: readonly string[]
    }

/** What the API model says of an operation. */
export type OperationModel = {
  /** The input's shape, a structure. */
  readonly input: string
  /** Whether it needs no signature: what an application calls on behalf of a user. */
  readonly unsigned?: true
  /** The exceptions that the operation declares. */
  readonly errors: readonly string[]
}
