import { createHash } from 'node:crypto'
import { PerUser } from '../per-user.ts'
import type { User } from '../users/user.ts'

/** What a user pool's administrator decides about sessions (`SetUserPoolSessionConfiguration`). */
export type SessionConfiguration = { readonly tracking: 'ENABLED' | 'DISABLED'; readonly maxPerUser: number }

/** Where a session was last active. */
export type SessionOrigin = {
  readonly device: string
  readonly ipAddress: string
  readonly city?: string
  readonly country: string
}

/** What all of a user's sessions have. Times in milliseconds since the epoch. */
type SessionBase = {
  /** Begins with `tkn` or `sso`. */
  readonly id: string
  readonly clientId: string
  readonly createdAt: number
  readonly lastActiveAt: number
  readonly expiresAt: number
  readonly revokedAt?: number
  /** Whether the pool kept track of sessions when it began; others are known to nobody but their tokens. */
  readonly tracked: boolean
  readonly origin: SessionOrigin
}

/** A session with an application: it lasts as long as its refresh token. */
export type TokenSession = SessionBase & {
  readonly kind: 'TOKEN'
  /** The `event_id` of the session's tokens. */
  readonly eventId: string
  /** Their `origin_jti`, where the client's tokens have one. */
  readonly originJti: string
  /** The session with the sign-in pages that it came through. */
  readonly originSessionId?: string
}

/** A session with the pool's own sign-in pages, which lets a browser into several applications. */
type SsoSession = SessionBase & { readonly kind: 'SSO' }

export type Session = TokenSession | SsoSession

/** A refresh token that was issued; `retiredAt` once another one has taken its place. */
export type RefreshToken = {
  readonly sub: string
  readonly sessionId: string
  readonly expiresAt: number
  readonly retiredAt?: number
}

/** No access token lives longer, in milliseconds. */
const longestAccess = 24 * 60 * 60 * 1000

/** A pool's sessions, and the refresh tokens that keep them alive. */
export class SessionTable {
  configuration: SessionConfiguration
  readonly #byUser: PerUser<readonly Session[]>
  readonly #refreshTokens = new Map<string, RefreshToken>()

  /** `byUser` has the sessions from before; none unless given. */
  constructor(
    configuration: SessionConfiguration = { tracking: 'DISABLED', maxPerUser: 20 },
    byUser: PerUser<readonly Session[]> = new PerUser(() => []),
  ) {
    this.configuration = configuration
    this.#byUser = byUser
  }

  /** All of a user's sessions that are remembered, the ended ones among them. */
  of(user: User): readonly Session[] {
    return this.#byUser.of(user)
  }

  tokenSession(user: User, id: string): TokenSession | undefined {
    return this.of(user).find(
      (session): session is TokenSession => session.kind === 'TOKEN' && session.id === id,
    )
  }

  /** The session that an access token belongs to, by its `event_id`. */
  withEvent(user: User, eventId: string): TokenSession | undefined {
    return this.of(user).find(
      (session): session is TokenSession => session.kind === 'TOKEN' && session.eventId === eventId,
    )
  }

  /** Adds a session, and forgets those that ended so long ago that no token of theirs can still be good. */
  start(user: User, session: Session, now: number): void {
    const kept = this.of(user).filter((other) => now - (other.revokedAt ?? other.expiresAt) < longestAccess)
    this.#byUser.put(user, [...kept, session])
  }

  change(
    user: User,
    id: string,
    changes: Pick<Partial<Session>, 'lastActiveAt' | 'origin' | 'revokedAt'>,
  ): void {
    this.#byUser.put(
      user,
      this.of(user).map((session) => (session.id === id ? { ...session, ...changes } : session)),
    )
  }

  /**
   * Revokes a session's tokens. `LINKED` also ends the session with the sign-in pages that a token session came through,
   * or the token sessions that came through it.
   */
  end(user: User, session: Session, associated: 'NONE' | 'LINKED' | undefined, now: number): void {
    const linked = (other: Session): boolean =>
      session.kind === 'TOKEN'
        ? other.id === session.originSessionId
        : other.kind === 'TOKEN' && other.originSessionId === session.id
    this.#byUser.put(
      user,
      this.of(user).map((other) =>
        other.id === session.id || (associated === 'LINKED' && linked(other))
          ? { revokedAt: now, ...other }
          : other,
      ),
    )
  }

  /** Revokes all of a user's tokens. */
  endAll(user: User, now: number): void {
    this.#byUser.put(
      user,
      this.of(user).map((session) => ({ revokedAt: now, ...session })),
    )
  }

  /** Drops what a deleted user had. */
  forget(sub: string): void {
    this.#byUser.forget(sub)
  }

  refreshToken(token: string): RefreshToken | undefined {
    return this.#refreshTokens.get(digest(token))
  }

  putRefreshToken(token: string, record: RefreshToken, now: number): void {
    for (const [key, { expiresAt }] of this.#refreshTokens) {
      // In the order in which they were issued, which is nearly that of their ends.
      if (now - expiresAt < longestAccess) break
      this.#refreshTokens.delete(key)
    }
    this.#refreshTokens.set(digest(token), record)
  }
}

/** Whether the session's tokens are good: it has neither been revoked nor run out. */
export function isActive(session: Session, now: number): boolean {
  return session.revokedAt === undefined && now < session.expiresAt
}

function digest(token: string): string {
  return createHash('sha256').update(token).digest('base64')
}
