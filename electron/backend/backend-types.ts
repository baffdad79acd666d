import type { Operator } from '../../shared/access.ts'
import type { ChannelName } from '../../shared/channels.ts'
import type { ConsoleEvent } from '../../shared/events.ts'
import type { Result } from '../../shared/result.ts'
import type { DemoPool } from './connections/demo.ts'
import type { Keychain } from './connections/keychain.ts'

/** What the backend asks of the machine it runs on; the shell lends it. */
export type Desktop = {
  readonly copyText: (text: string) => Promise<void>
  readonly readText: () => Promise<string>
  /** Opens an address in the system's browser; only after the shell's own allow-list said yes. */
  readonly openExternal: (url: string) => Promise<void>
}

/** A window that calls. Calls of one caller cannot cancel another's. */
export type Caller = { readonly id: string }

export type Backend = {
  /** Answers a call; never throws. `payload` is untrusted: `{ callId, input }` as shared/contract.ts has it. */
  readonly dispatch: (channel: ChannelName, caller: Caller, payload: unknown) => Promise<Result<unknown>>
  readonly onEvent: (listener: (event: ConsoleEvent) => void) => () => void
  /** What could not be set up at start without stopping it. */
  readonly warnings: readonly string[]
  /** The machine sleeps and wakes: syncs pause and go on. */
  readonly suspend: () => void
  readonly resume: () => void
  readonly close: () => Promise<void>
}

export type BackendOptions = {
  /** Where console.db and cache/ live. */
  readonly dataFolder: string
  /** The store's worker: out/main/store-worker.js in the build, electron/backend/store/worker.ts in tests. */
  readonly storeWorker: URL
  readonly desktop: Desktop
  readonly application: { readonly version: string; readonly runtime: string }
  /** Who is at the desk; the machine's user with all rights unless given. */
  readonly operator?: Operator
  /** The pool behind connections of the source `demo`; the built-in one unless given. */
  readonly openDemoPool?: () => Promise<DemoPool>
  /** The operating system's keychain unless given. */
  readonly keychain?: Keychain
}
