import { createHash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Connection } from '../../../shared/domain/connection.ts'

/** The name of a connection's cache: the pool's id, and what tells an emulator's pool from AWS's of that id. */
export function cacheName(connection: Connection): string {
  if (connection.endpoint === null) return connection.user_pool_id
  const mark = createHash('sha256').update(connection.endpoint).digest('hex').slice(0, 8)
  return `${connection.user_pool_id}-${mark}`
}

/** Removes a connection's cache from the disk, unless another connection uses it. It must not be open. */
export async function removeUnusedCache(
  folder: string,
  connection: Connection,
  remaining: readonly Connection[],
): Promise<void> {
  const name = cacheName(connection)
  if (remaining.some((other) => cacheName(other) === name)) return
  for (const suffix of ['', '-wal', '-shm']) await rm(join(folder, `${name}.db${suffix}`), { force: true })
}
