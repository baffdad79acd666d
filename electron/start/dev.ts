import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, watch } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { createServer } from 'vite'
import config from '../../electron.vite.config.ts'
import { type Launched, launch } from '../chromium/launch.ts'
import { mainBundle, projectFolder } from './project.ts'
import { chooseRuntime, type Runtime } from './runtime.ts'

/**
 * `npm run dev`: the window reloads itself when renderer/ changes and is opened anew when anything else does. Hot
 * reload needs a socket and inline scripts, so the page's policy is relaxed while developing and only then; what
 * ships is what `npm start` and the tests open.
 */
async function develop(): Promise<void> {
  const runtime = await chooseRuntime(report)
  if (runtime.kind === 'electron') {
    electronVite(['dev', '--watch', ...(process.getuid?.() === 0 ? ['--noSandbox'] : [])])
    return
  }
  const server = await createServer({ configFile: false, ...config.renderer })
  await server.listen()
  process.env.ELECTRON_RENDERER_URL = server.resolvedUrls?.local[0]

  let current: Launched | undefined
  const open = async (): Promise<void> => {
    const previous = current
    current = undefined
    await previous?.quit()
    const opened = await launchOn(runtime)
    current = opened
    void opened.exited.then(async () => {
      if (current !== opened) return
      builder.kill()
      await server.close()
      process.exit(0)
    })
  }
  let turn: Promise<unknown> = Promise.resolve()
  onRebuilt(() => {
    turn = turn.then(open).catch((error: unknown) => report(String(error)))
  })
  const builder = electronVite(['build', '--watch', '--logLevel', 'warn'])
  process.on('SIGINT', () => void current?.quit())
}

function electronVite(parameters: readonly string[]): ChildProcess {
  const manifest = createRequire(import.meta.url).resolve('electron-vite/package.json')
  const script = join(manifest, '../bin/electron-vite.js')
  return spawn(process.execPath, [script, ...parameters], { cwd: projectFolder, stdio: 'inherit' })
}

function launchOn(runtime: Runtime): Promise<Launched> {
  return launch({
    entry: mainBundle,
    arguments: [],
    executable: runtime.executable,
    headless: process.argv.includes('--headless'),
    loopback: true,
    onDialog: ({ message, detail }) => {
      report(`${message}\n${detail}`)
      return undefined
    },
    onExternal: (address) => report(`Open in your browser: ${address}`),
  })
}

/** Calls back once a rebuild has been quiet for a moment: a bundle is written in several pieces. */
function onRebuilt(callback: () => void): void {
  let timer: NodeJS.Timeout | undefined
  for (const folder of ['out/main', 'out/preload']) {
    const path = join(projectFolder, folder)
    mkdirSync(path, { recursive: true })
    watch(path, () => {
      clearTimeout(timer)
      timer = setTimeout(callback, 500)
    })
  }
}

function report(line: string): void {
  console.error(line)
}

await develop()
