import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { openConsoleStore } from '../../../electron/backend/store/console-store.ts'
import { auditAdmin } from '../../../shared/admin/models/audit.ts'
import { storeWorker, temporaryFolder } from './people.ts'

const writer = fileURLToPath(new URL('audit-writer.ts', import.meta.url))

/** Runs the writer until it acknowledged so many lines, kills it, and gives every line it got out. */
async function killedAfter(file: string, lines: number): Promise<string[]> {
  const child = spawn(process.execPath, [writer, file], { stdio: ['ignore', 'pipe', 'inherit'] })
  const said: string[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line)
    if (said.length === lines) child.kill('SIGKILL')
  }
  return said
}

it.each([1, 2, 3, 8, 13])('what was acknowledged before a kill after %i lines is there', async (lines) => {
  const file = join(temporaryFolder(), 'console.db')
  const said = await killedAfter(file, lines)
  expect(said.length).toBeGreaterThanOrEqual(lines)
  const settled = new Set(said.filter((line) => line.startsWith('outcome')).map((line) => line.split(' ')[1]))

  const store = await openConsoleStore({ worker: storeWorker, file })
  for (const line of said.filter((candidate) => candidate.startsWith('intent'))) {
    const id = line.split(' ')[1] ?? ''
    const outcome = (await store.get(auditAdmin, id))?.values.outcome
    // The outcome may have reached the disk without its acknowledgement reaching us, never the other way round.
    expect(settled.has(id) ? ['done'] : ['done', 'unknown']).toContain(outcome)
  }
  await store.close()
  const database = new Database(file, { readonly: true })
  expect(database.pragma('integrity_check', { simple: true })).toBe('ok')
  expect(database.prepare('SELECT count(*) FROM audit WHERE outcome IS NULL').pluck().get()).toBe(0)
  database.close()
})
