import { expect, test } from 'vitest'
import { allowedLink } from '../../electron/main/links.ts'

test.each([
  'https://console.aws.amazon.com/cognito/v2/idp/user-pools',
  'https://eu-central-1.console.aws.amazon.com/cognito/v2/idp/user-pools/eu-central-1_Ab1/users?region=eu-central-1',
  'https://us-gov-west-1.console.aws.amazon.com/',
  'https://docs.aws.amazon.com/cognito/latest/developerguide/#top',
])('%s may be opened', (address) => {
  expect(allowedLink(address)).toBe(address)
})

test.each([
  'http://docs.aws.amazon.com/',
  'ftp://docs.aws.amazon.com/',
  'file:///etc/passwd',
  'file://docs.aws.amazon.com/share',
  'smb://docs.aws.amazon.com/share',
  'javascript:alert(1)',
  'data:text/html,x',
  'blob:https://docs.aws.amazon.com/1',
  'mailto:someone@example.org',
  'ms-settings:',
  'vscode://file/etc/passwd',
  'app://poolkeeper/index.html',
  'about:blank',
  'https://example.org/',
  'https://docs.aws.amazon.com.example.org/',
  'https://example.org/https://docs.aws.amazon.com/',
  'https://example.org#docs.aws.amazon.com',
  'https://docs.aws.amazon.com@example.org/',
  'https://user:password@docs.aws.amazon.com/',
  'https://docs.aws.amazon.com:8443/',
  'https://xdocs.aws.amazon.com/',
  'https://evil.docs.aws.amazon.com/',
  'https://aws.amazon.com/',
  'https://eu-central-1.console.aws.amazon.com.example.org/',
  'https://anything.console.aws.amazon.com/',
  'https://docs.aws.amazon.com./',
  'https://dоcs.aws.amazon.com/',
  '//docs.aws.amazon.com/',
  'docs.aws.amazon.com',
  '',
])('%s is refused', (address) => {
  expect(allowedLink(address)).toBeUndefined()
})
