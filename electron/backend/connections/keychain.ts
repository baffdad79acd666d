import { failureOf } from '../failure.ts'

/** The operating system's keychain, as far as the console uses it. */
export type Keychain = {
  readonly read: (account: string) => Promise<string | null>
  readonly write: (account: string, secret: string) => Promise<void>
  /** false: there was nothing of that account, as far as the keychain tells: a locked one tells nothing. */
  readonly remove: (account: string) => Promise<boolean>
}

const service = 'Poolkeeper'

/**
 * The keychain of this machine through keytar. It is loaded at the first use: where libsecret is missing the
 * load itself fails. All that goes wrong rejects with a Failure that says what to install or unlock.
 */
export function systemKeychain(): Keychain {
  return {
    read: (account) => use((keytar) => keytar.getPassword(service, account)),
    write: (account, secret) => use((keytar) => keytar.setPassword(service, account, secret)),
    remove: (account) => use((keytar) => keytar.deletePassword(service, account)),
  }
}

type Keytar = typeof import('keytar')

async function use<Value>(work: (keytar: Keytar) => Promise<Value>): Promise<Value> {
  let keytar: Keytar
  try {
    const loaded = await import('keytar')
    // A bundle and Node hand a CommonJS module over differently.
    keytar = 'default' in loaded ? loaded.default : loaded
  } catch {
    throw failureOf('keychain_unavailable', `The keychain cannot be used: ${cannotLoad()}`, {
      advice: `${howToInstall()} Or keep the keys until the console is closed.`,
    })
  }
  try {
    return await work(keytar)
  } catch (error) {
    throw refused(error instanceof Error ? error.message : '')
  }
}

function cannotLoad(): string {
  return process.platform === 'linux'
    ? 'the library libsecret is not installed.'
    : 'its native part could not be loaded.'
}

function howToInstall(): string {
  return process.platform === 'linux'
    ? 'Install libsecret-1-0 and a keyring such as gnome-keyring (Debian: apt install libsecret-1-0 gnome-keyring; Fedora: dnf install libsecret gnome-keyring) and restart the console.'
    : 'Install the console again.'
}

/** The keychain's own words may quote an item, so they decide the wording and are not passed on. */
function refused(words: string) {
  if (/could not connect|D-?Bus|DISPLAY|ServiceUnknown|not provided by any/i.test(words)) {
    return failureOf('keychain_unavailable', 'The keychain cannot be used: no secret service is running.', {
      advice:
        'Start a keyring such as gnome-keyring or KWallet in your desktop session, or keep the keys until the console is closed.',
      retryable: true,
    })
  }
  if (/object does not exist/i.test(words)) {
    return failureOf('keychain_unavailable', 'The keychain has no keyring to keep the keys in.', {
      advice:
        'Create a default keyring (in GNOME: Passwords and Keys), or keep the keys until the console is closed.',
      retryable: true,
    })
  }
  if (/lock|prompt|dismiss|cancel|denied|interaction/i.test(words)) {
    return failureOf('keychain_unavailable', 'The keychain is locked, or access to it was refused.', {
      advice: 'Unlock the keychain and try again, or keep the keys until the console is closed.',
      retryable: true,
    })
  }
  return failureOf('keychain_unavailable', 'The keychain refused the request.', {
    advice:
      'Open the keychain’s own program and check that it works, or keep the keys until the console is closed.',
    retryable: true,
  })
}
