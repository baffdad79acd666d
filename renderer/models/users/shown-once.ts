/** Passwords that were just given, by user, until they were seen. In memory alone: the window's history is on disk. */
const passwords = new Map<string, string>()

/** Keeps a new user's password for the one page that shows it. */
export function rememberPassword(userId: string, password: string): void {
  passwords.set(userId, password)
}

export function rememberedPassword(userId: string): string | null {
  return passwords.get(userId) ?? null
}

export function forgetPassword(userId: string): void {
  passwords.delete(userId)
}
