import type { IncomingMessage } from 'node:http'

/**
 * Reads a request to its end. Undefined when it is longer than `limit` bytes: the rest is then read all the
 * same, because a client that is still writing would not see the answer. Rejects when the client breaks off.
 */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  const parts: Buffer[] = []
  let length = 0
  for await (const part of request) {
    length += part.length
    if (length <= limit) parts.push(part)
    else parts.length = 0
  }
  return length > limit ? undefined : Buffer.concat(parts)
}
