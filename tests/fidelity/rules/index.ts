import type { Rule } from '../rule.ts'
import { filters } from './filters.ts'
import { groups } from './groups.ts'
import { imports } from './imports.ts'
import { paging } from './paging.ts'
import { protocol } from './protocol.ts'

/** Rules on one subject: a table of docs/fidelity.md. */
export type Family = { readonly title: string; readonly rules: readonly Rule[] }

export const families: readonly Family[] = [
  { title: 'The protocol and the shapes of requests', rules: protocol },
  { title: 'Pages and their tokens', rules: paging },
  { title: 'Filters', rules: filters },
  { title: 'Groups and membership', rules: groups },
  { title: 'Import jobs', rules: imports },
]
