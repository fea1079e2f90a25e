import { expect, test } from 'vitest'
import { allowedParent, embedPolicy, whyNoParentOrigin } from './parent-origins.ts'

test.each([
  'https://app.example.com',
  'HTTPS://App.Example.com',
  'https://app.example.com:8443',
  'https://*.example.com',
  'https://*.tenants.example.com:8443',
  'https://127.0.0.1',
  'http://localhost',
  'http://localhost:3000',
  'http://127.0.0.1:65535',
])('%s may stand in the list', (entry) => {
  expect(whyNoParentOrigin(entry)).toBeNull()
})

test.each([
  ['https://app.example.com/', /without a path or a slash/],
  ['https://app.example.com/page', /without a path/],
  ['https://app.example.com?x=1', /must be scheme and host/],
  ['https://app.example.com#x', /must be scheme and host/],
  ['https://user@app.example.com', /must be scheme and host/],
  ['app.example.com', /must be scheme and host/],
  ['*', /must be scheme and host/],
  ['https://*', /must be scheme and host/],
  ['https://a.*.example.com', /must be scheme and host/],
  ['https://*.*.example.com', /must be scheme and host/],
  ['https://app*.example.com', /must be scheme and host/],
  ['https://app.example.com:99999', /must be scheme and host/],
  ['https://app.example.com; script-src *', /must be scheme and host/],
  ['ftp://app.example.com', /must be scheme and host/],
  ['https://*.com', /top-level domain/],
  ['http://app.example.com', /http is for localhost/],
  ['http://*.localhost', /http is for localhost/],
  ['http://localhost.example.com', /http is for localhost/],
  ['', /must be scheme and host/],
])('%j may not', (entry, why) => {
  expect(whyNoParentOrigin(entry)).toMatch(why)
})

const LIST = ['https://app.example.com', 'https://*.tenants.example.com', 'https://shop.example.com:8443', 'http://localhost:3000']

test.each([
  ['https://app.example.com', 'https://app.example.com'],
  ['https://APP.example.com', 'https://app.example.com'],
  ['https://app.example.com:443', 'https://app.example.com'],
  ['https://acme.tenants.example.com', 'https://acme.tenants.example.com'],
  ['https://shop.example.com:8443', 'https://shop.example.com:8443'],
  ['http://localhost:3000', 'http://localhost:3000'],
])('%s is allowed, as %s', (origin, spelled) => {
  expect(allowedParent(LIST, origin)).toBe(spelled)
})

test.each([
  ['another scheme', 'http://app.example.com'],
  ['another port', 'https://app.example.com:8443'],
  ['no port where the list has one', 'https://shop.example.com'],
  ['a name below', 'https://a.app.example.com'],
  ['the domain above', 'https://example.com'],
  ['none for the star', 'https://tenants.example.com'],
  ['two for the star', 'https://a.b.tenants.example.com'],
  ['a star of its own', 'https://*.tenants.example.com'],
  ['an end that only looks alike', 'https://eviltenants.example.com'],
  ['a beginning that only looks alike', 'https://app.example.com.evil.example'],
  ['a path', 'https://app.example.com/'],
  ['an empty label', 'https://.tenants.example.com'],
  ['null, as sandboxed frames say', 'null'],
  ['nothing', ''],
])('%s is not', (_, origin) => {
  expect(allowedParent(LIST, origin)).toBeNull()
})

test('an empty list allows nobody', () => {
  expect(allowedParent([], 'https://app.example.com')).toBeNull()
  expect(embedPolicy([])).toContain("frame-ancestors 'none'")
  expect(embedPolicy(LIST)).toContain(`frame-ancestors ${LIST.join(' ')}`)
})
