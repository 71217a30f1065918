import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pageHandler, policyOf } from './page-handler.ts'

const folder = mkdtempSync(join(tmpdir(), 'dotbox-page-'))
mkdirSync(join(folder, 'assets'))
writeFileSync(
  join(folder, 'index.html'),
  `<meta\n http-equiv="Content-Security-Policy"\n content="default-src 'none'" />page`,
)
writeFileSync(join(folder, 'assets', 'main-1a2b.js'), 'run()')
writeFileSync(join(folder, '.secret'), 'no')

const server = createServer(pageHandler(folder))
let at = ''
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true, force: true })
})

const headersOf = async (path: string) => {
  const response = await fetch(at + path)
  await response.text()
  const wanted = ['cache-control', 'content-security-policy', 'content-type', 'x-content-type-options']
  return { status: response.status, ...Object.fromEntries(wanted.map((name) => [name, response.headers.get(name)])) }
}

test('the page is asked for anew each time, under its own policy, and cannot be framed', async () => {
  expect(await headersOf('/')).toEqual({
    status: 200,
    'cache-control': 'no-cache',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'content-type': 'text/html;charset=utf-8',
    'x-content-type-options': 'nosniff',
  })
})

test('a file with a hash in its name may be kept for ever', async () => {
  expect(await headersOf('/assets/main-1a2b.js')).toMatchObject({
    status: 200,
    'cache-control': 'public, max-age=31536000, immutable',
    'content-type': 'text/javascript',
  })
})

test('what is not part of the page is not served', async () => {
  expect((await headersOf('/nothing.js')).status).toBe(404)
  expect((await headersOf('/.secret')).status).toBe(404)
  expect((await headersOf('/..%2f..%2fetc%2fpasswd')).status).toBe(404)
  expect((await fetch(at, { method: 'POST' })).status).toBe(405)
})

test('a page without a policy is not served at all', () => {
  expect(() => policyOf('<html></html>')).toThrow('no Content-Security-Policy')
})
