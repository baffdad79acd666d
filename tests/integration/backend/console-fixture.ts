import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createBackend } from '../../../electron/backend/backend.ts'
import type { Backend, BackendOptions, Caller } from '../../../electron/backend/backend-types.ts'
import type { Keychain } from '../../../electron/backend/connections/keychain.ts'
import type { ListQuery } from '../../../shared/admin/list-query.ts'
import type { ModelName } from '../../../shared/admin/model-name.ts'
import { registry } from '../../../shared/admin/registry.ts'
import type { Row } from '../../../shared/admin/row.ts'
import type { ChannelName } from '../../../shared/channels.ts'
import type { InputOf, OutputOf } from '../../../shared/contract.ts'
import type { ConsoleEvent } from '../../../shared/events.ts'
import type { AppError, Result } from '../../../shared/result.ts'

/** A console as a test uses it: the real backend in a folder of its own. */
export type ConsoleUnderTest = {
  readonly backend: Backend
  readonly folder: string
  readonly events: ConsoleEvent[]
  readonly clipboard: { text: string }
  readonly opened: string[]
  /** Answers as the window would get it. */
  readonly call: <Name extends ChannelName>(
    name: Name,
    input: InputOf<Name>,
    options?: { callId?: string; caller?: Caller },
  ) => Promise<Result<OutputOf<Name>>>
  /** The value; a failure fails the test with its words. */
  readonly value: <Name extends ChannelName>(name: Name, input: InputOf<Name>) => Promise<OutputOf<Name>>
  /** The error; a success fails the test. */
  readonly error: <Name extends ChannelName>(name: Name, input: InputOf<Name>) => Promise<AppError>
  readonly rows: (model: ModelName, query?: Partial<ListQuery>) => Promise<Row[]>
  /** Resolves when the event has come, or had come before. */
  readonly event: (matches: (event: ConsoleEvent) => boolean) => Promise<ConsoleEvent>
  /** Resolves when no sync is under way. */
  readonly synced: () => Promise<void>
  readonly close: () => Promise<void>
}

const storeWorker = new URL('../../../electron/backend/store/worker.ts', import.meta.url)
const window: Caller = { id: 'window' }

/** A keychain that works and is nobody's. */
export function memoryKeychain(): Keychain & { readonly entries: Map<string, string> } {
  const entries = new Map<string, string>()
  return {
    entries,
    read: async (account) => entries.get(account) ?? null,
    write: async (account, secret) => {
      entries.set(account, secret)
    },
    remove: async (account) => entries.delete(account),
  }
}

/** Starts a console; `folder` reopens one that was closed. */
export async function startConsole(
  options: Partial<BackendOptions> & { readonly folder?: string } = {},
): Promise<ConsoleUnderTest> {
  const { folder = await mkdtemp(join(tmpdir(), 'poolkeeper-test-')), ...rest } = options
  const clipboard = { text: '' }
  const opened: string[] = []
  const backend = await createBackend({
    dataFolder: folder,
    storeWorker,
    desktop: {
      copyText: async (text) => {
        clipboard.text = text
      },
      readText: async () => clipboard.text,
      openExternal: async (url) => {
        opened.push(url)
      },
    },
    application: { version: '0.0.0', runtime: 'test' },
    keychain: memoryKeychain(),
    ...rest,
  })
  const events: ConsoleEvent[] = []
  const waiting = new Set<(event: ConsoleEvent) => void>()
  backend.onEvent((event) => {
    events.push(event)
    for (const notify of waiting) notify(event)
  })
  let calls = 0
  const call: ConsoleUnderTest['call'] = async (name, input, { callId, caller = window } = {}) => {
    calls += 1
    const result = await backend.dispatch(name, caller, { callId: callId ?? `call-${calls}`, input })
    // Dispatch has checked the value against the channel's schema.
    return result as Result<OutputOf<typeof name>>
  }
  const value: ConsoleUnderTest['value'] = async (name, input) => {
    const result = await call(name, input)
    if (result.ok) return result.value
    throw new Error(`${name}: ${result.error.code}: ${JSON.stringify(result.error)}`)
  }
  const error: ConsoleUnderTest['error'] = async (name, input) => {
    const result = await call(name, input)
    if (!result.ok) return result.error
    throw new Error(`${name} was expected to fail: ${JSON.stringify(result.value)}`)
  }
  const event: ConsoleUnderTest['event'] = (matches) => {
    const past = events.find(matches)
    if (past !== undefined) return Promise.resolve(past)
    return new Promise((resolve) => {
      const notify = (next: ConsoleEvent): void => {
        if (!matches(next)) return
        waiting.delete(notify)
        resolve(next)
      }
      waiting.add(notify)
    })
  }
  const session = async () => await value('session', {})
  return {
    backend,
    folder,
    events,
    clipboard,
    opened,
    call,
    value,
    error,
    event,
    rows: async (model, query = {}) => {
      const { connection } = await session()
      const { rows } = await value('list', {
        model,
        connection: registry[model].scope === 'pool' ? (connection?.id ?? null) : null,
        query: { search: '', ordering: [], filters: [], page: 1, all: false, ...query },
      })
      return rows
    },
    synced: async () => {
      if ((await session()).connection?.sync.phase !== 'running') return
      const since = events.length
      if ((await session()).connection?.sync.phase !== 'running') return
      await new Promise<void>((resolve) => {
        const notify = (next: ConsoleEvent): void => {
          if (next.type !== 'syncProgress' || next.sync.phase === 'running') return
          waiting.delete(notify)
          resolve()
        }
        waiting.add(notify)
        for (const missed of events.slice(since)) notify(missed)
      })
    },
    close: async () => {
      await backend.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The messages at the fields of an error. */
export function fieldsOf(error: AppError): Record<string, string> {
  return error.fields ?? {}
}
