import { openConsoleStore } from '../../../electron/backend/store/console-store.ts'

/** Writes audit intents to the file it is given and says each id once it was acknowledged, until it is killed. */
const [file = ''] = process.argv.slice(2)
const worker = new URL('../../../electron/backend/store/worker.ts', import.meta.url)
const store = await openConsoleStore({ worker, file })
for (let number = 0; ; number += 1) {
  const id = await store.intent({
    operator: 'root',
    connection: null,
    connectionName: '',
    model: 'users',
    objectId: `sub-${number}`,
    objectLabel: `user ${number}`,
    action: 'change',
    changes: [],
  })
  process.stdout.write(`intent ${id}\n`)
  if (number % 2 === 0) {
    await store.outcome(id, { outcome: 'done' })
    process.stdout.write(`outcome ${id}\n`)
  }
}
