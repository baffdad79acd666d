import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { invalidParameter } from '../../protocol/exceptions.ts'

const lifetimeMilliseconds = 60 * 60 * 1000
const macLength = 12

const content = z.tuple([z.string(), z.number(), z.array(z.string())])

/** Makes and reads the opaque tokens of paged operations: where the page ended, for which request, and when. */
export type PageTokens = {
  /** `scope`: everything that must stay the same from page to page. */
  issue(scope: readonly string[], position: readonly string[], now: number): string
  /** Throws InvalidParameterException for a token that is foreign, changed, expired or of another request. */
  read(scope: readonly string[], token: string, now: number): string[]
}

export function createPageTokens(secret: string): PageTokens {
  const sign = (payload: Buffer) =>
    createHmac('sha256', secret).update(payload).digest().subarray(0, macLength)
  return {
    issue(scope, position, now) {
      const payload = Buffer.from(JSON.stringify([digest(scope), now, position]))
      return Buffer.concat([sign(payload), payload]).toString('base64url')
    },
    read(scope, token, now) {
      const bytes = Buffer.from(token, 'base64url')
      const payload = bytes.subarray(macLength)
      const genuine = bytes.length > macLength && timingSafeEqual(bytes.subarray(0, macLength), sign(payload))
      if (!genuine) throw invalidParameter('Invalid pagination token.')
      const [issuedFor, issuedAt, position] = content.parse(JSON.parse(payload.toString()))
      if (now - issuedAt > lifetimeMilliseconds) throw invalidParameter('Invalid pagination token.')
      if (issuedFor !== digest(scope)) throw invalidParameter('Paging Marker is Invalid for Request')
      return position
    },
  }
}

function digest(scope: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(scope)).digest('base64url').slice(0, 16)
}
