import { test } from '../e2e/pages/desk.ts'
import { screens } from '../e2e/pages/screens.ts'
import { expectFitForAll } from './axe.ts'

for (const { name, open, leave } of screens) {
  test(`axe finds nothing, and all fits: ${name}`, async ({ desk: { page } }) => {
    await open(page)
    await expectFitForAll(page)
    await leave?.(page)
  })
}
