/** An app client of a pool. Times in milliseconds since the epoch. */
export type Client = {
  readonly id: string
  readonly name: string
  readonly preventUserExistenceErrors: 'LEGACY' | 'ENABLED'
  readonly explicitAuthFlows: readonly string[]
  readonly createdAt: number
  readonly modifiedAt: number
}
