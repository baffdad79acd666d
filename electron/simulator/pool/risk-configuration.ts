import type { InputOf } from '../protocol/input.ts'

/** What a pool, or an app client of it, does about sign-ins that look risky: as it was given. */
export type RiskConfiguration = Omit<InputOf<'SetRiskConfiguration'>, 'UserPoolId' | 'ClientId'>
