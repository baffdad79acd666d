import {
  createSimulator,
  type Simulator,
  type SimulatorOptions,
  serveSimulator,
} from '../../../electron/simulator/index.ts'

/** A made-up pool behind a port of its own, that calls can be held at. */
export type PoolServer = {
  readonly endpoint: string
  readonly simulator: Simulator
  /** Keeps an operation's calls waiting, after letting some through. */
  hold(operation: string, after?: number): void
  /** Lets go of all that waits. */
  release(): void
  close(): Promise<void>
}

/** Starts a simulated pool on a free loopback port. */
export async function startPoolServer(options: SimulatorOptions = {}): Promise<PoolServer> {
  const simulator = createSimulator(options)
  const server = await serveSimulator(simulator)
  let release = () => {}
  return {
    endpoint: server.endpoint,
    simulator,
    hold: (operation, after = 0) => {
      const gate = Promise.withResolvers<void>()
      const times = Number.POSITIVE_INFINITY
      const takeBack = simulator.faults.plan({
        kind: 'hold',
        operation,
        skip: after,
        times,
        until: gate.promise,
      })
      release = () => {
        takeBack()
        gate.resolve()
      }
    },
    release: () => release(),
    close: async () => {
      await server.close()
      simulator.close()
    },
  }
}
