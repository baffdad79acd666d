import { expect, it } from 'vitest'
import { noteSyncReport, withLatestSync } from '../../../renderer/api/sync-reports.ts'
import { connectionIdSchema } from '../../../shared/domain/connection.ts'
import type { Session } from '../../../shared/domain/session.ts'
import { neverSynced, type SyncState } from '../../../shared/domain/sync.ts'

const running: SyncState = { ...neverSynced, revision: 5, phase: 'running', users: 2000 }
const complete: SyncState = { ...running, revision: 6, phase: 'complete' }

function sessionOf(id: string, sync: SyncState): Session {
  return {
    operator: { id: 'local', username: 'root', isActive: true, isSuperuser: true, permissions: [] },
    connection: {
      id: connectionIdSchema.parse(id),
      name: 'Demo pool',
      region: 'eu-central-1',
      user_pool_id: 'eu-central-1_DemoPool1',
      environment: 'demo',
      credential_source: 'demo',
      sync,
    },
    keychain: { available: true, reason: null },
    application: { version: '0.0.0', runtime: 'test' },
    warnings: [],
  }
}

it('an answer that is older than a report does not bring back what was', () => {
  noteSyncReport(connectionIdSchema.parse('overtaken'), complete)
  expect(withLatestSync(sessionOf('overtaken', running)).connection?.sync).toEqual(complete)
})

it('an answer that is newer than the last report counts', () => {
  noteSyncReport(connectionIdSchema.parse('newer'), running)
  expect(withLatestSync(sessionOf('newer', complete)).connection?.sync).toEqual(complete)
})

it('a report is of its own connection only', () => {
  noteSyncReport(connectionIdSchema.parse('one'), complete)
  expect(withLatestSync(sessionOf('another', running)).connection?.sync).toEqual(running)
})
