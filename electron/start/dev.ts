import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { resolveConfig } from 'electron-vite'
import { build, createServer } from 'vite'
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
    developOnElectron()
    return
  }
  const server = await createServer({ configFile: false, ...config.renderer })
  await server.listen()
  process.env.ELECTRON_RENDERER_URL = server.resolvedUrls?.local[0]

  let current: Launched | undefined
  const reopen = async (): Promise<void> => {
    const previous = current
    current = undefined
    await previous?.quit()
    const opened = await launchOn(runtime)
    current = opened
    void opened.exited.then(async (code) => {
      if (current !== opened) return
      await server.close()
      process.exit(code)
    })
  }
  let turn: Promise<unknown> = Promise.resolve()
  await buildAgainAndAgain(() => {
    turn = turn.then(reopen).catch((error: unknown) => report(String(error)))
  })
  process.on('SIGINT', () => void current?.quit())
}

/** Builds main and preload whenever one of their sources changes, and calls back once both are there. */
async function buildAgainAndAgain(onBuilt: () => void): Promise<void> {
  const { config: bundles } = await resolveConfig({ logLevel: 'warn' }, 'serve', 'development')
  let awaited = 2
  for (const bundle of [bundles?.main, bundles?.preload]) {
    const watcher = await build({ ...bundle, configFile: false, build: { ...bundle?.build, watch: {} } })
    if (!('on' in watcher)) throw new Error('The bundle is not being watched.')
    watcher.on('event', (event) => {
      if (event.code === 'ERROR') report(event.error.message)
      if (event.code !== 'END') return
      awaited -= 1
      if (awaited <= 0) onBuilt()
    })
  }
}

/** On Electron, electron-vite does all of it. */
function developOnElectron(): void {
  const manifest = createRequire(import.meta.url).resolve('electron-vite/package.json')
  const script = join(manifest, '../bin/electron-vite.js')
  const sandbox = process.getuid?.() === 0 ? ['--noSandbox'] : []
  spawn(process.execPath, [script, 'dev', '--watch', ...sandbox], { cwd: projectFolder, stdio: 'inherit' })
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

function report(line: string): void {
  console.error(line)
}

await develop()
