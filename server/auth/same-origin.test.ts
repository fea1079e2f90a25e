import { expect, test, vi } from 'vitest'
import { mayRideOnCookie } from './same-origin.ts'

// The settings are not read without one; nothing here connects to it.
vi.stubEnv('DATABASE_URL', 'postgres://unused')

const PUBLIC = 'http://localhost:3001'

test.each([
  ['our own page', { 'sec-fetch-site': 'same-origin', origin: PUBLIC }, true],
  ['the address bar', { 'sec-fetch-site': 'none' }, true],
  ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }, false],
  ['another port or subdomain', { 'sec-fetch-site': 'same-site', origin: 'http://localhost:3002' }, false],
  ['another site that claims our origin', { 'sec-fetch-site': 'cross-site', origin: PUBLIC }, false],
  ['plain http, our public address', { origin: PUBLIC }, true],
  ['plain http, another name of ours', { origin: 'http://192.168.1.5:3001', host: '192.168.1.5:3001' }, true],
  ['plain http, another site', { origin: 'http://evil.example', host: '192.168.1.5:3001' }, false],
  ['a sandboxed frame', { origin: 'null', host: 'localhost:3001' }, false],
  ['no browser', {}, false],
])('a change from %s: %o → %s', (_, headers, allowed) => {
  expect(mayRideOnCookie(new Headers(headers as Record<string, string>), 'POST')).toBe(allowed)
})

test.each(['GET', 'HEAD', 'get'])('%s changes nothing and may come from anywhere', (method) => {
  expect(mayRideOnCookie(new Headers({ 'sec-fetch-site': 'cross-site' }), method)).toBe(true)
})
