import type { Operation } from '../protocol/operation.ts'
import { clientOperations } from './clients/index.ts'
import { deviceOperations } from './devices/index.ts'
import { groupOperations } from './groups/index.ts'
import { importJobOperations } from './imports/index.ts'
import { linkOperations } from './links/index.ts'
import { mfaOperations } from './mfa/index.ts'
import { passwordOperations } from './passwords/index.ts'
import { poolOperations } from './pools/index.ts'
import { providerOperations } from './providers/index.ts'
import { sessionOperations } from './sessions/index.ts'
import { signInOperations } from './sign-in/index.ts'
import { signInEventOperations } from './sign-in-events/index.ts'
import { signUpOperations } from './sign-up/index.ts'
import { userOperations } from './users/index.ts'

/** Every operation that the simulator answers, by its name on the wire. */
export const operations: ReadonlyMap<string, Operation> = new Map(
  [
    ...clientOperations,
    ...deviceOperations,
    ...groupOperations,
    ...importJobOperations,
    ...linkOperations,
    ...mfaOperations,
    ...passwordOperations,
    ...poolOperations,
    ...providerOperations,
    ...sessionOperations,
    ...signInOperations,
    ...signInEventOperations,
    ...signUpOperations,
    ...userOperations,
  ].map((operation) => [operation.name, operation]),
)
