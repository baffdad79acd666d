import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type Page } from 'playwright'
import type { MessageBox } from '../chromium/desktop.ts'
import { launch } from '../chromium/launch.ts'
import { mainBundle, projectFolder } from './project.ts'
import type { Runtime } from './runtime.ts'

export type ConsoleOptions = {
  readonly runtime: Runtime
  /** A fresh temporary folder unless given; only a temporary one is removed afterwards. */
  readonly dataFolder?: string
  readonly headless: boolean
  readonly onDialog?: (box: MessageBox) => number | undefined
}

/** A running console that a script holds in its hand. */
export type OpenConsole = {
  readonly page: Page
  readonly dataFolder: string
  /** What the person at the desk would paste. */
  readClipboard(): Promise<string>
  writeClipboard(text: string): Promise<void>
  /** The addresses that were handed to the system's browser. */
  readonly openedLinks: () => Promise<readonly string[]>
  close(): Promise<void>
}

/** Opens the built console on either runtime and hands over its window. */
export async function openConsole(options: ConsoleOptions): Promise<OpenConsole> {
  const dataFolder = options.dataFolder ?? mkdtempSync(join(tmpdir(), 'poolkeeper-'))
  const opened = await (options.runtime.kind === 'electron' ? onElectron : onChromium)(options, dataFolder)
  return {
    ...opened,
    dataFolder,
    close: async () => {
      await opened.close()
      if (options.dataFolder === undefined)
        rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

type Opened = Omit<OpenConsole, 'dataFolder'>

async function onChromium(options: ConsoleOptions, dataFolder: string): Promise<Opened> {
  const links: string[] = []
  const dialogs: MessageBox[] = []
  const launched = await launch({
    entry: mainBundle,
    arguments: [`--data-folder=${dataFolder}`],
    executable: options.runtime.executable,
    headless: options.headless,
    onDialog: (box) => {
      dialogs.push(box)
      return options.onDialog?.(box)
    },
    onExternal: (address) => links.push(address),
  })
  const page = await launched.page.catch((error: unknown) => {
    const said = dialogs.map(({ message, detail }) => `${message}: ${detail}`).join('\n')
    throw new Error(said === '' ? String(error) : said, { cause: error })
  })
  return {
    page,
    readClipboard: () => launched.electron.clipboard.readText(),
    writeClipboard: (text) => launched.electron.clipboard.writeText(text),
    openedLinks: async () => links,
    close: async () => {
      await launched.quit()
    },
  }
}

async function onElectron(options: ConsoleOptions, dataFolder: string): Promise<Opened> {
  const application = await _electron.launch({
    executablePath: options.runtime.executable,
    args: electronArguments(options.headless, [`--data-folder=${dataFolder}`]),
    cwd: projectFolder,
  })
  await application.evaluate(({ shell }) => {
    const links: string[] = []
    Object.assign(globalThis, { openedLinks: links })
    shell.openExternal = async (address) => {
      links.push(address)
    }
  })
  const page = await application.firstWindow()
  await page.waitForLoadState('load')
  return {
    page,
    readClipboard: () => application.evaluate(({ clipboard }) => clipboard.readText()),
    writeClipboard: (text) =>
      application.evaluate(({ clipboard }, value) => clipboard.writeText(value), text),
    openedLinks: () => application.evaluate(() => Reflect.get(globalThis, 'openedLinks') as string[]),
    close: () => application.close(),
  }
}

/** How Electron's binary is started on a source checkout. */
export function electronArguments(headless: boolean, rest: readonly string[]): string[] {
  const isLinuxRoot = process.platform === 'linux' && process.getuid?.() === 0
  return [
    // Chromium refuses to run its sandbox as root.
    ...(isLinuxRoot ? ['--no-sandbox'] : []),
    ...(headless && process.platform === 'linux' ? ['--ozone-platform=headless'] : []),
    projectFolder,
    ...rest,
  ]
}
