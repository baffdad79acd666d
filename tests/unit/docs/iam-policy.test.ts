import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../../..')

/** The operations that the backend's sources send, by the names of the SDK's command classes. */
function operationsCalled(): string[] {
  const sources = globSync('electron/backend/**/*.ts', { cwd: root }).map((file) =>
    readFileSync(resolve(root, file), 'utf8'),
  )
  const commands = sources.flatMap((source) =>
    [...source.matchAll(/\b([A-Z]\w+)Command\b(?!Input|Output)/g)].map((match) => match[1] ?? ''),
  )
  return [...new Set(commands)].sort()
}

test('the IAM policy of the README allows what the backend calls, and nothing else', () => {
  const readme = readFileSync(resolve(root, 'README.md'), 'utf8')
  const allowed = [...readme.matchAll(/"cognito-idp:(\w+)"/g)].map((match) => match[1])
  expect(operationsCalled().length).toBeGreaterThan(10)
  expect(allowed).toEqual(operationsCalled())
})
