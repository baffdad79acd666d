import { createSimulator } from '../simulator.ts'
import { serveSimulator } from '../transport/http-server.ts'
import { type Command, readArguments } from './arguments.ts'
import { help } from './help.ts'
import { UsageError } from './usage-error.ts'

/** `npm run simulator`: serves a pool until SIGTERM. Exit codes: 0 stopped, 1 could not start, 2 wrong arguments. */
async function main(): Promise<void> {
  const command = readArguments(process.argv.slice(2))
  if (command.kind === 'help') process.stdout.write(help())
  else await serve(command)
}

async function serve({
  port,
  localIssuer,
  options,
  faults,
}: Extract<Command, { kind: 'serve' }>): Promise<void> {
  const simulator = createSimulator(options)
  for (const fault of faults) simulator.faults.plan(fault)
  const { endpoint, close } = await serveSimulator(simulator, { port, localIssuer })
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    // Each time, because npm passes on what the whole process group has got already.
    process.on(signal, () => {
      simulator.close()
      void close().then(() => process.exit(0))
    })
  }
  const { region, userPoolId, clientId } = simulator
  process.stdout.write(`${JSON.stringify({ endpoint, region, userPoolId, clientId })}\n`)
}

/** One line for what the user can help, such as a taken port; where it went wrong for anything else. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error instanceof UsageError || 'code' in error ? error.message : (error.stack ?? error.message)
}

main().catch((error: unknown) => {
  process.stderr.write(`simulator: ${describe(error)}\n`)
  process.exitCode = error instanceof UsageError ? 2 : 1
})
