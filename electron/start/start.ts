import { spawn } from 'node:child_process'
import { parseArgs } from 'node:util'
import { launch } from '../chromium/launch.ts'
import { ensureBuilt } from './build.ts'
import { electronArguments } from './console.ts'
import { mainBundle } from './project.ts'
import { chooseRuntime, type Runtime } from './runtime.ts'
import { smoke } from './smoke.ts'

const usage = 'npm start -- [--headless] [--smoke] [--data-folder=PATH]'

const noDisplay = [
  'Poolkeeper needs a display, and neither DISPLAY nor WAYLAND_DISPLAY is set.',
  'With a virtual one: xvfb-run -a npm start',
  'Without any:        npm start -- --headless',
].join('\n')

/** `npm start`: builds what is out of date, finds something to run on, and opens the console. */
async function start(): Promise<number> {
  const { values } = parseArgs({
    options: {
      headless: { type: 'boolean', default: false },
      smoke: { type: 'boolean', default: false },
      'data-folder': { type: 'string' },
    },
  })
  const headless = values.headless || values.smoke
  if (!headless && !hasDisplay()) throw new Error(noDisplay)
  const runtime = await chooseRuntime(report)
  ensureBuilt()
  if (values.smoke) {
    console.log(await smoke(runtime))
    return 0
  }
  const dataFolder = values['data-folder']
  const parameters = dataFolder === undefined ? [] : [`--data-folder=${dataFolder}`]
  return runtime.kind === 'electron'
    ? runElectron(runtime, headless, parameters)
    : runChromium(runtime, headless, parameters)
}

function hasDisplay(): boolean {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env
  return process.platform !== 'linux' || Boolean(DISPLAY) || Boolean(WAYLAND_DISPLAY)
}

function runElectron(runtime: Runtime, headless: boolean, parameters: readonly string[]): Promise<number> {
  const electron = spawn(runtime.executable, electronArguments(headless, parameters), { stdio: 'inherit' })
  return new Promise((resolve, reject) => {
    electron.on('error', reject)
    electron.on('close', (code) => resolve(code ?? 1))
  })
}

async function runChromium(
  runtime: Runtime,
  headless: boolean,
  parameters: readonly string[],
): Promise<number> {
  const launched = await launch({
    entry: mainBundle,
    arguments: parameters,
    executable: runtime.executable,
    headless,
    onDialog: ({ message, detail }) => {
      report([message, detail].filter((part) => part !== '').join('\n'))
      return undefined
    },
    onExternal: (address) => report(`Open in your browser: ${address}`),
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => void launched.quit())
  }
  return launched.exited
}

function report(line: string): void {
  console.error(line)
}

start().then(
  (code) => process.exit(code),
  (error: unknown) => {
    report(error instanceof Error ? error.message : String(error))
    if (error instanceof TypeError && 'code' in error) report(`Usage: ${usage}`)
    process.exit(1)
  },
)
