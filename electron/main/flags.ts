import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

export type Flags = {
  /** Where everything is kept instead of the platform's usual place. */
  readonly dataFolder: string | undefined
}

/** The flags of the command line. Chromium's and Electron's own switches stand beside ours and are left alone. */
export function readFlags(argv: readonly string[], workingDirectory: string): Flags {
  const { values } = parseArgs({
    args: argv.slice(1),
    options: { 'data-folder': { type: 'string' } },
    strict: false,
  })
  const folder = values['data-folder']
  return {
    dataFolder: typeof folder === 'string' && folder !== '' ? resolve(workingDirectory, folder) : undefined,
  }
}
