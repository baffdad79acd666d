import type { Desk } from '../connections/desk.ts'
import type { Clipboard } from '../desktop/clipboard.ts'
import { generatePassword } from '../desktop/generate-password.ts'
import { httpsAddress } from '../desktop/https-address.ts'
import type { Handlers } from '../dispatch.ts'
import type { InFlight } from '../in-flight.ts'

/** What the window asks for beside the models: passwords, the clipboard, links, and stopping its own calls. */
export function desktopHandlers(parts: {
  readonly desk: Desk
  readonly clipboard: Clipboard
  readonly openExternal: (url: string) => Promise<void>
  readonly inFlight: InFlight
}): Pick<Handlers, 'generatePassword' | 'copySecret' | 'openLink' | 'cancel'> {
  return {
    generatePassword: async ({ connection }) => {
      const { password_policy } = await parts.desk.require(connection).pool()
      return { password: generatePassword(password_policy) }
    },
    copySecret: async ({ text }) => ({ seconds: await parts.clipboard.copy(text) }),
    openLink: async ({ url }) => {
      await parts.openExternal(httpsAddress(url))
      return {}
    },
    cancel: async ({ callId }, call) => {
      parts.inFlight.cancel(call.caller, callId)
      return {}
    },
  }
}
