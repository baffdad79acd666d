import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createSyncReporter } from '../../../electron/backend/connections/sync-reporter.ts'
import { createEventHub } from '../../../electron/backend/event-hub.ts'
import { connectionIdSchema } from '../../../shared/domain/connection.ts'
import { neverSynced, type SyncState } from '../../../shared/domain/sync.ts'

const state = (users: number, phase: SyncState['phase'] = 'running'): SyncState => ({
  ...neverSynced,
  phase,
  users,
  estimated: 300,
})

let notices = 0
let reporter: ReturnType<typeof createSyncReporter>

beforeEach(() => {
  vi.useFakeTimers()
  notices = 0
  const events = createEventHub()
  events.onEvent((event) => {
    if (event.type === 'cacheChanged' && event.model === 'users') notices += 1
  })
  reporter = createSyncReporter(connectionIdSchema.parse('demo'), events)
})
afterEach(() => {
  vi.useRealTimers()
})

test('the first rows are told of at once, the next after a while, all together', () => {
  reporter.onProgress(state(60))
  expect(notices).toBe(1)
  reporter.onProgress(state(120))
  reporter.onProgress(state(180))
  expect(notices).toBe(1)
  vi.advanceTimersByTime(1500)
  expect(notices).toBe(2)
})

test('rows are told of although nothing follows them', () => {
  reporter.onProgress(state(60))
  reporter.onProgress(state(120))
  vi.advanceTimersByTime(60_000)
  expect(notices).toBe(2)
})

test('progress without new rows is none for the list', () => {
  reporter.onProgress(state(60))
  reporter.onProgress(state(60))
  vi.advanceTimersByTime(60_000)
  expect(notices).toBe(1)
})

test('the end is told of at once, and nothing after it', () => {
  reporter.onProgress(state(60))
  reporter.onProgress(state(120))
  reporter.onProgress(state(300, 'complete'))
  expect(notices).toBe(2)
  vi.advanceTimersByTime(60_000)
  expect(notices).toBe(2)
})
