import type { Rule } from '../rule.ts'
import { groups } from './groups.ts'
import { protocol } from './protocol.ts'

/** Rules on one subject: a table of docs/fidelity.md. */
export type Family = { readonly title: string; readonly rules: readonly Rule[] }

export const families: readonly Family[] = [
  { title: 'The protocol and the shapes of requests', rules: protocol },
  { title: 'Groups and membership', rules: groups },
]
