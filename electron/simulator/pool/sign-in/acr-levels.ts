import type { PoolSettings } from '../settings.ts'

type AcrLevels = NonNullable<PoolSettings['acrConfiguration']>

const defaultLevels: AcrLevels = Object.fromEntries(
  [1, 2, 3, 4].map((level) => [`Level${level}`, { AcrValue: `urn:cognito:loa:${level}` }]),
)

/** What the four levels of a sign-in's assurance are called: by their own names where none was given. */
export function acrLevels({ acrConfiguration }: PoolSettings): AcrLevels {
  return { ...defaultLevels, ...acrConfiguration }
}
