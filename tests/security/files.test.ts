import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { contentSecurityPolicy } from '../../electron/main/content-security-policy.ts'
import { type FileMap, mapFiles, serveFile } from '../../electron/main/files.ts'

const policy = contentSecurityPolicy('strict')
let folder: string
let files: FileMap

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'files-'))
  const renderer = join(folder, 'out/renderer')
  mkdirSync(join(renderer, 'assets'), { recursive: true })
  writeFileSync(join(folder, 'secret.txt'), 'secret')
  writeFileSync(join(folder, 'out/secret.txt'), 'secret')
  writeFileSync(join(renderer, 'index.html'), '<!doctype html>')
  writeFileSync(join(renderer, 'assets/index.js'), 'export {}')
  writeFileSync(join(renderer, 'assets/icons.woff2'), 'font')
  symlinkSync(join(folder, 'secret.txt'), join(renderer, 'assets/link.txt'))
  files = mapFiles(renderer)
  writeFileSync(join(renderer, 'later.js'), 'export {}')
})

afterAll(() => rmSync(folder, { recursive: true }))

function get(address: string, method = 'GET'): Promise<Response> {
  return serveFile({ url: address, method } as Request, files, policy)
}

test.each([
  ['app://poolkeeper/index.html', 'text/html; charset=utf-8'],
  ['app://poolkeeper/assets/index.js', 'text/javascript; charset=utf-8'],
  ['app://poolkeeper/assets/index.js?v=2', 'text/javascript; charset=utf-8'],
  ['app://poolkeeper/assets/icons.woff2', 'font/woff2'],
])('%s is served', async (address, type) => {
  const response = await get(address)
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe(type)
  expect(response.headers.get('content-security-policy')).toBe(policy)
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
})

/** Handed over as they are: neither a URL parser nor Chromium has straightened them first. */
const wayward = [
  'app://poolkeeper/../secret.txt',
  'app://poolkeeper/../../secret.txt',
  'app://poolkeeper/assets/../../../secret.txt',
  'app://poolkeeper/%2e%2e/secret.txt',
  'app://poolkeeper/%2e%2e%2fsecret.txt',
  'app://poolkeeper/..%2fsecret.txt',
  'app://poolkeeper/.%2e/secret.txt',
  'app://poolkeeper/%252e%252e%252fsecret.txt',
  'app://poolkeeper/..\\secret.txt',
  'app://poolkeeper/..%5csecret.txt',
  'app://poolkeeper/%5c..%5csecret.txt',
  'app://poolkeeper/..%c0%afsecret.txt',
  'app://poolkeeper/%c0%ae%c0%ae/secret.txt',
  'app://poolkeeper/..;/secret.txt',
  'app://poolkeeper//etc/passwd',
  'app://poolkeeper/etc/passwd',
  'app://poolkeeper/file:///etc/passwd',
  'app://poolkeeper/C:/Windows/win.ini',
  'app://poolkeeper/index.html/../../secret.txt',
  'app://poolkeeper/index.html/',
  'app://poolkeeper/index.html%00.js',
  'app://poolkeeper/index.html%20',
  'app://poolkeeper/index.html::$DATA',
  'app://poolkeeper/INDEX.HTML',
  'app://poolkeeper/./index.html',
  'app://poolkeeper//index.html',
  'app://poolkeeper/assets',
  'app://poolkeeper/assets/',
  'app://poolkeeper/assets/link.txt',
  'app://poolkeeper/later.js',
  'app://poolkeeper/',
  'app://poolkeeper',
  'app://other/index.html',
  'app://poolkeeper.example.org/index.html',
  'app:///index.html',
  'file:///etc/passwd',
  'https://poolkeeper/index.html',
  '',
]

test.each(wayward)('%s is not found', async (address) => {
  const response = await get(address)
  expect(response.status).toBe(404)
  expect(await response.text()).toBe('')
  expect(response.headers.get('content-security-policy')).toBe(policy)
})

test.each(['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH', 'get'])(
  '%s is no method of ours',
  async (method) => {
    expect((await get('app://poolkeeper/index.html', method)).status).toBe(405)
  },
)

test('the policy is the one that was promised', () => {
  const directives = Object.fromEntries(
    policy.split('; ').map((part) => {
      const [name = '', ...sources] = part.split(' ')
      return [name, sources.join(' ')]
    }),
  )
  expect(directives).toEqual({
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': "'self'",
    'font-src': "'self'",
    'img-src': "'self' data:",
    'connect-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
  })
})
