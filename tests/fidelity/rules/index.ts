import type { Rule } from '../rule.ts'
import { aliasRules } from './aliases.ts'
import { attributes } from './attributes.ts'
import { clients } from './clients.ts'
import { devices } from './devices.ts'
import { filters } from './filters.ts'
import { groups } from './groups.ts'
import { imports } from './imports.ts'
import { links } from './links.ts'
import { mfa } from './mfa.ts'
import { paging } from './paging.ts'
import { passwords } from './passwords.ts'
import { pools } from './pools.ts'
import { protocol } from './protocol.ts'
import { providers } from './providers.ts'
import { recovery } from './recovery.ts'
import { sessions } from './sessions.ts'
import { signIns } from './sign-in.ts'
import { signInEvents } from './sign-in-events.ts'
import { signUpRules } from './sign-up.ts'
import { tokenRules } from './tokens.ts'
import { users } from './users.ts'

/** Rules on one subject: a table of docs/fidelity.md. */
export type Family = { readonly title: string; readonly rules: readonly Rule[] }

export const families: readonly Family[] = [
  { title: 'The protocol and the shapes of requests', rules: protocol },
  { title: 'Pages and their tokens', rules: paging },
  { title: 'Filters', rules: filters },
  { title: 'Users', rules: users },
  { title: 'Attributes', rules: attributes },
  { title: 'Usernames and aliases', rules: aliasRules },
  { title: 'Passwords', rules: passwords },
  { title: 'Sign-up and its codes', rules: signUpRules },
  { title: 'Account recovery', rules: recovery },
  { title: 'Groups and membership', rules: groups },
  { title: 'Import jobs', rules: imports },
  { title: 'Second factors', rules: mfa },
  { title: 'Devices', rules: devices },
  { title: 'Sign-in events', rules: signInEvents },
  { title: 'Identities of providers and their links', rules: links },
  { title: 'Sign-in and what comes with it', rules: signIns },
  { title: 'Tokens', rules: tokenRules },
  { title: 'Sessions', rules: sessions },
  { title: 'User pools', rules: pools },
  { title: 'App clients', rules: clients },
  { title: 'Identity providers and resource servers', rules: providers },
]
