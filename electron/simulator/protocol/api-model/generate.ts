/*
 * Writes model.ts from a service model of Amazon Cognito user pools in botocore's form (`service-2.json`, unpacked):
 *
 *     node electron/simulator/protocol/api-model/generate.ts service-2.json
 *
 * Takes the operations, the shapes of their inputs and the constraints; leaves outputs and documentation out.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import type { OperationModel, Shape } from './shape.ts'

const reference = z.object({ shape: z.string() })
const bounds = { min: z.number().exactOptional(), max: z.number().exactOptional() }

const modelShape = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('string'),
    ...bounds,
    pattern: z.string().exactOptional(),
    enum: z.array(z.string()).exactOptional(),
    sensitive: z.boolean().exactOptional(),
  }),
  z.object({ type: z.enum(['integer', 'long', 'double']), ...bounds }),
  z.object({ type: z.enum(['boolean', 'timestamp']) }),
  z.object({ type: z.literal('blob'), ...bounds }),
  z.object({ type: z.literal('list'), member: reference, ...bounds }),
  z.object({ type: z.literal('map'), key: reference, value: reference, ...bounds }),
  z.object({
    type: z.literal('structure'),
    members: z.record(z.string(), reference),
    required: z.array(z.string()).exactOptional(),
  }),
])

const serviceModel = z.object({
  metadata: z.object({ apiVersion: z.string(), serviceId: z.string() }),
  operations: z.record(
    z.string(),
    z.object({
      input: reference.optional(),
      authtype: z.string().optional(),
      errors: z.array(reference).optional(),
    }),
  ),
  shapes: z.record(z.string(), z.unknown()),
})

const file = process.argv[2]
if (file === undefined) throw new Error('Give the service model to read: generate.ts service-2.json')
const { operations, shapes, metadata } = serviceModel.parse(JSON.parse(readFileSync(file, 'utf8')))

const kept = new Map<string, Shape>()
const operationModels = new Map<string, OperationModel>()
for (const [name, operation] of Object.entries(operations).sort(byName)) {
  if (operation.input === undefined) continue
  keep(operation.input.shape)
  operationModels.set(name, {
    input: operation.input.shape,
    ...(operation.authtype === 'none' ? { unsigned: true } : {}),
    errors: (operation.errors ?? []).map((error) => error.shape),
  })
}

writeFileSync(
  new URL('model.ts', import.meta.url),
  `/* Written by generate.ts from the ${metadata.serviceId} API model of ${metadata.apiVersion}. Not to be edited. */
import type { OperationModel, Shape } from './shape.ts'

export const operationModels = {
${lines(operationModels)}
} as const satisfies Readonly<Record<string, OperationModel>>

export const shapes: Readonly<Record<string, Shape>> = {
${lines(new Map([...kept].sort(byName)))}
}
`,
)

function keep(name: string): void {
  if (kept.has(name)) return
  const shape = modelShape.parse(shapes[name])
  switch (shape.type) {
    case 'structure': {
      const members = Object.fromEntries(
        Object.entries(shape.members).map(([key, { shape }]) => [key, shape]),
      )
      kept.set(name, { type: 'structure', members, ...(shape.required && { required: shape.required }) })
      for (const member of Object.values(members)) keep(member)
      break
    }
    case 'list': {
      const { member, ...rest } = shape
      kept.set(name, { ...rest, member: member.shape })
      keep(member.shape)
      break
    }
    case 'map': {
      kept.set(name, {
        type: 'map',
        key: shape.key.shape,
        value: shape.value.shape,
        ...(shape.max && { max: shape.max }),
      })
      keep(shape.key.shape)
      keep(shape.value.shape)
      break
    }
    case 'string': {
      const { sensitive, ...rest } = shape
      kept.set(name, sensitive === true ? { ...rest, sensitive } : rest)
      break
    }
    case 'long':
    case 'double':
    case 'integer': {
      kept.set(name, { ...shape, type: 'integer' })
      break
    }
    default:
      kept.set(name, shape)
  }
}

function byName([left]: [string, unknown], [right]: [string, unknown]): number {
  return left < right ? -1 : 1
}

function lines(entries: ReadonlyMap<string, object>): string {
  return [...entries].map(([name, value]) => `  ${name}: ${JSON.stringify(value)},`).join('\n')
}
