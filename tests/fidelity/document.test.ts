import { expect, it } from 'vitest'
import { readDocument, renderDocument } from './document.ts'

it('docs/fidelity.md is what the rules and the recorded verdicts make it: npm run fidelity', () => {
  expect(readDocument()).toBe(renderDocument())
})
