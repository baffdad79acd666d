import { type MessagePort, Worker } from 'node:worker_threads'
import { z } from 'zod'
import { type AppError, appErrorSchema } from '../../../shared/result.ts'
import { Failure, failureOf } from '../failure.ts'

/** What a worker can be asked, by name. Arguments and answers are copied between the threads. */
export type Handlers = Readonly<Record<string, (...args: never[]) => unknown>>

/** The near end of a worker. */
export type RemoteHandlers<Far extends Handlers> = {
  readonly call: <Name extends keyof Far & string>(
    name: Name,
    ...args: Parameters<Far[Name]>
  ) => Promise<ReturnType<Far[Name]>>
  /** Ends the worker once it has answered what it was asked before. */
  readonly close: () => Promise<void>
}

/** A worker found its file to be damaged. */
export class DamagedFile extends Failure {}

const requestSchema = z.object({ id: z.number(), name: z.string(), args: z.array(z.unknown()) })
const answerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('value'), id: z.number(), value: z.unknown() }),
  z.object({ kind: z.literal('error'), id: z.number(), error: appErrorSchema, damaged: z.boolean() }),
])
type Answer = z.infer<typeof answerSchema>

/** The id of the answer that says whether the worker could be opened at all. */
const openingId = 0
const closing = 'close'

/**
 * The far end: opens, says so, then answers one request after the other until it is told to close.
 *
 * @param describe what an error means, and whether it means that the file is damaged
 */
export function serveHandlers(
  port: MessagePort,
  open: () => { handlers: Handlers; close: () => void },
  describe: (error: unknown) => { error: AppError; damaged: boolean },
): void {
  const answer = (id: number, work: () => unknown): void => {
    let sent: Answer
    try {
      sent = { kind: 'value', id, value: work() }
    } catch (error) {
      sent = { kind: 'error', id, ...describe(error) }
    }
    port.postMessage(sent)
  }
  answer(openingId, () => {
    const { handlers, close } = open()
    port.on('message', (message: unknown) => {
      const { id, name, args } = requestSchema.parse(message)
      if (name === closing) {
        answer(id, close)
        port.close()
        return
      }
      const handler: ((...args: never[]) => unknown) | undefined = handlers[name]
      answer(id, () => {
        if (handler === undefined) throw failureOf('unexpected', `The store has no “${name}”.`)
        // The caller's types are the handler's own: see RemoteHandlers.
        return Reflect.apply(handler, undefined, args)
      })
    })
  })
}

/** Starts a worker and waits until it is open. */
export async function startWorker<Far extends Handlers>(
  url: URL,
  workerData: unknown,
): Promise<RemoteHandlers<Far>> {
  const worker = new Worker(url, { workerData })
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  let stopped: Failure | null = null
  let lastId = openingId

  const stop = (why: string): void => {
    stopped ??= failureOf('storage_failed', `The store’s worker stopped${why}.`, {
      advice: 'Restart the console. What was acknowledged before is on the disk.',
    })
    for (const { reject } of waiting.values()) reject(stopped)
    waiting.clear()
  }
  const ask = (name: string, args: readonly unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (stopped !== null) {
        reject(stopped)
        return
      }
      lastId += 1
      waiting.set(lastId, { resolve, reject })
      worker.postMessage({ id: lastId, name, args })
    })

  const opened = new Promise<unknown>((resolve, reject) => {
    waiting.set(openingId, { resolve, reject })
  })
  worker.on('message', (message: unknown) => {
    const answer = answerSchema.parse(message)
    const asked = waiting.get(answer.id)
    waiting.delete(answer.id)
    if (answer.kind === 'value') asked?.resolve(answer.value)
    else asked?.reject(answer.damaged ? new DamagedFile(answer.error) : new Failure(answer.error))
  })
  worker.on('error', (error) => stop(`: ${error.message}`))
  worker.on('exit', () => stop(''))
  const exited = new Promise<void>((resolve) => {
    worker.once('exit', () => resolve())
  })

  try {
    await opened
  } catch (error) {
    await worker.terminate()
    throw error
  }
  return {
    // The one cast of the store: here messages become typed calls again.
    call: (name, ...args) => ask(name, args) as Promise<ReturnType<Far[typeof name]>>,
    close: async () => {
      try {
        if (stopped === null) await ask(closing, [])
      } finally {
        await exited
      }
    },
  }
}
