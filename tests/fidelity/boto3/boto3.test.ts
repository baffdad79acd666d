import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type PythonEnvironment, pythonEnvironment } from '../peers/python-environment.ts'
import { type RunningSimulator, startSimulator } from '../peers/simulator-http.ts'

const run = promisify(execFile)

const outcome = z.object({ check: z.string(), ok: z.boolean(), why: z.string().optional() })
const total = z.object({ checks: z.number() })

const environment = await boto3Environment()
const users = 130

describe.skipIf('unavailable' in environment)(
  'unavailable' in environment
    ? `boto3, which cannot run here: ${environment.unavailable}`
    : 'boto3 on our simulator over HTTP',
  () => {
    let simulator: RunningSimulator | undefined
    beforeAll(async () => {
      simulator = await startSimulator(['--users', String(users), '--seed', '1', '--no-quotas'])
    })
    afterAll(() => simulator?.close())

    it('finds what walk.py expects', async () => {
      if ('unavailable' in environment || simulator === undefined)
        throw new Error('There is nothing to walk.')
      const { endpoint, region, userPoolId } = simulator
      const walk = join(import.meta.dirname, 'walk.py')
      const { stdout } = await run(environment.python, [walk, endpoint, region, userPoolId, String(users)])
      const lines = stdout
        .trim()
        .split('\n')
        .map((line): unknown => JSON.parse(line))
      const outcomes = lines.slice(0, -1).map((line) => outcome.parse(line))
      expect(outcomes.filter(({ ok }) => !ok)).toEqual([])
      expect(outcomes).toHaveLength(total.parse(lines.at(-1)).checks)
    })
  },
)

/** The environment that moto is in, or the machine's own boto3, such as Debian's python3-boto3. */
async function boto3Environment(): Promise<PythonEnvironment> {
  const made = await pythonEnvironment()
  if ('python' in made) return made
  try {
    await run('python3', ['-c', 'import boto3'])
    return { python: 'python3' }
  } catch {
    return made
  }
}
