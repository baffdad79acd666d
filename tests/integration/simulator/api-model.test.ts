import * as sdk from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { operationModels, shapes } from '../../../electron/simulator/protocol/api-model/model.ts'
import { violations } from '../../../electron/simulator/protocol/validation.ts'

const commands = Object.keys(sdk).flatMap((name) => /^(\w+)Command$/.exec(name)?.[1] ?? [])

test("the API model has every operation of the SDK's", () => {
  expect(commands.length).toBeGreaterThan(100)
  expect(commands.filter((name) => !(name in operationModels))).toEqual([])
})

test('every shape that the model names is there, and every pattern is one', () => {
  for (const [name, shape] of Object.entries(shapes)) {
    const sample = {
      string: 'a',
      integer: 1,
      boolean: true,
      timestamp: 1,
      blob: '',
      list: [],
      map: {},
      structure: {},
    }
    expect(() => violations(name, sample[shape.type]), name).not.toThrow()
  }
})
