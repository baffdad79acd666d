import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type BrowserContext, chromium } from 'playwright'

export type BrowserOptions = {
  readonly executable: string
  readonly profile: string
  readonly headless: boolean
  readonly colorScheme: 'light' | 'dark' | undefined
  /** Loopback is reachable for the development server only. */
  readonly loopback: boolean
  readonly width: number
  readonly height: number
  readonly position: { readonly x: number; readonly y: number } | undefined
  readonly backgroundColor: string
}

/**
 * Starts Chromium with one chrome-less window, over a pipe: no port is opened. Nothing outside resolves, no prompt
 * is ever shown, no download is kept, and the profile forgets everything but what the page itself stored.
 */
export async function startBrowser(options: BrowserOptions): Promise<BrowserContext> {
  prepareProfile(options.profile)
  try {
    return await openWindow(options)
  } catch (error) {
    // Playwright appends its whole log, which nobody at a desk can use.
    const [reason = ''] = String(error).split('\n')
    const cause = /No usable sandbox/.test(String(error))
      ? 'its sandbox needs unprivileged user namespaces, which this system does not allow'
      : reason
    throw new Error(`${options.executable} cannot be started: ${cause}`, { cause: error })
  }
}

async function openWindow(options: BrowserOptions): Promise<BrowserContext> {
  const blank = `data:text/html,<body style="background:${encodeURIComponent(options.backgroundColor)}">`
  const position = options.position
  return chromium.launchPersistentContext(options.profile, {
    executablePath: options.executable,
    headless: options.headless,
    viewport: null,
    colorScheme: options.colorScheme ?? (options.headless ? 'light' : null),
    acceptDownloads: false,
    serviceWorkers: 'block',
    // Chromium refuses to run its sandbox as root.
    chromiumSandbox: process.getuid?.() !== 0,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    ignoreDefaultArgs: ['--enable-automation'],
    args: [
      `--app=${blank}`,
      `--window-size=${options.width},${options.height}`,
      ...(position === undefined ? [] : [`--window-position=${position.x},${position.y}`]),
      '--deny-permission-prompts',
      '--test-type',
      '--disable-quic',
      '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
      ...(options.loopback
        ? [
            '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
            // An https page may not speak to loopback without a permission that nobody can give here.
            '--disable-features=LocalNetworkAccessChecks,LocalNetworkAccessChecksWebSockets',
          ]
        : ['--host-resolver-rules=MAP * ~NOTFOUND']),
    ],
  })
}

function prepareProfile(profile: string): void {
  forgetBrowsing(profile)
  mkdirSync(join(profile, 'Default'), { recursive: true })
  const preferences = {
    credentials_enable_service: false,
    profile: { password_manager_enabled: false },
    autofill: { profile_enabled: false, credit_card_enabled: false },
    search: { suggest_enabled: false },
    translate: { enabled: false },
    browser: { has_seen_welcome_page: true },
  }
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences))
}

/**
 * A browser writes down far more than Electron does (sessions with form values, history, form data). All of it
 * goes; local storage stays, because in Electron it stays.
 */
export function forgetBrowsing(profile: string): void {
  const remove = (folder: string, keep: string) => {
    for (const name of namesIn(folder)) {
      if (name !== keep) rmSync(join(folder, name), { recursive: true, force: true, maxRetries: 5 })
    }
  }
  remove(profile, 'Default')
  remove(join(profile, 'Default'), 'Local Storage')
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
