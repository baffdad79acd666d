import { expect, test } from 'vitest'
import { scrub, scrubError } from '../../../electron/backend/scrub.ts'

const secretKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'
const token = `IQoJb3JpZ2luX2Vj${'aB3/'.repeat(100)}==`

test.each([
  ['a user’s ARN', 'arn:aws:iam::123456789012:user/ops/jane'],
  ['an assumed role’s ARN', 'arn:aws:sts::123456789012:assumed-role/Admin/jane@example.com'],
  ['a Chinese region’s ARN', 'arn:aws-cn:iam::123456789012:role/Ops'],
  ['an account id', '123456789012'],
  ['an access key id', 'AKIAIOSFODNN7EXAMPLE'],
  ['a temporary access key id', 'ASIAIOSFODNN7EXAMPLE'],
  ['a secret access key', secretKey],
  ['a session token', token],
])('%s is taken out', (_what, secret) => {
  const scrubbed = scrub(`Before ${secret} after.`)
  expect(scrubbed).not.toContain(secret)
  expect(scrubbed).toMatch(/^Before .* after\.$/)
})

test.each([
  ['a phone number', 'Phone number +491511234567 is taken.'],
  ['a long phone number without plus', 'Phone 4915112345678 is taken.'],
  ['a user pool id', 'User pool eu-central-1_AbCdEfGhI does not exist.'],
  ['a sub', 'User 0a1b2c3d-4e5f-6789-abcd-ef0123456789 is gone.'],
  ['an e-mail address', 'jane.doe@example.com exists.'],
  ['a request id', 'Request 7d1f5f0e-9c3b-4f0e-8a4d-2f9d3f1c7e55 failed.'],
  ['a long word', 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'],
])('%s stays', (_what, text) => {
  expect(scrub(text)).toBe(text)
})

test('the pool of a resource’s ARN stays, its account does not', () => {
  expect(scrub('on resource: arn:aws:cognito-idp:eu-central-1:123456789012:userpool/eu-central-1_A')).toBe(
    'on resource: arn:aws:cognito-idp:eu-central-1:[account]:userpool/eu-central-1_A',
  )
})

test('the signed request that a mismatch quotes is cut off', () => {
  const message = `Does not match.\n\nThe Canonical String for this request should have been\n'POST\n/\nx-amz-security-token:${token}'`
  expect(scrub(message)).toBe('Does not match.')
})

test('stack frames are cut off', () => {
  expect(scrub('Oops\n    at f (/home/jane/x.js:1:2)\n    at g (node:internal:3:4)')).toBe('Oops')
})

test('known secrets are taken out of every text of an error', () => {
  const scrubbed = scrubError(
    {
      code: 'unexpected',
      message: 'hunter2-hunter2 failed',
      advice: 'Do not use hunter2-hunter2',
      fields: { password: 'hunter2-hunter2 is weak' },
      retryable: false,
    },
    ['hunter2-hunter2', 'at'],
  )
  expect(JSON.stringify(scrubbed)).not.toContain('hunter2')
  // A secret as short as a word’s part would blot out ordinary words.
  expect(scrub('at it', ['at'])).toBe('at it')
})
