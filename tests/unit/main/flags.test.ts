import { expect, test } from 'vitest'
import { readFlags } from '../../../electron/main/flags.ts'

test.each([
  [['console', 'out/main/index.js', '--data-folder=/data'], '/data'],
  [['console', 'out/main/index.js', '--data-folder', '/data'], '/data'],
  [['console', '--no-sandbox', '.', '--data-folder=data'], '/home/data'],
  [['console', '--inspect=0', '--remote-debugging-port=0', '.'], undefined],
  [['console', '--data-folder='], undefined],
  [['console', '--data-folder'], undefined],
  [['console'], undefined],
])('%j names the data folder %s', (argv, dataFolder) => {
  expect(readFlags(argv, '/home')).toEqual({ dataFolder })
})
