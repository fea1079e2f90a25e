import { describe, expect, test, vi } from 'vitest'
import { assertPublicUrl } from './assert-public-url.ts'

// The settings are not read without one; nothing here connects to it.
vi.stubEnv('DATABASE_URL', 'postgres://unused')
vi.stubEnv('AWAITHUMANS_CALLBACK_ALLOW', 'hooks.internal, 10.1.0.0/16, 192.168.7.7, fd00:7::/32')

describe('callbacks, when a task is created', () => {
  test.each([
    'http://localhost/x',
    'http://LOCALHOST.:3000/x',
    'http://a.localhost/x',
    'http://127.0.0.1:3001/api',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://[::1]/',
    'http://[::ffff:169.254.169.254]/',
    'http://169.254.169.254/latest/meta-data',
    'https://10.0.0.1/',
    'https://user:secret@example.com/',
  ])('%s is refused', (url) => {
    expect(() => assertPublicUrl(url)).toThrowError(expect.objectContaining({ code: 'CALLBACK_URL_FORBIDDEN' }))
  })

  test.each([
    'https://example.com/hook',
    'http://example.com:8443/',
    'http://hooks.internal:9000/',
    'http://HOOKS.internal./',
    'https://10.1.0.9/',
    'http://[fd00:7::1]:80/',
  ])('%s is taken', (url) => expect(() => assertPublicUrl(url)).not.toThrow())

  test('the refusal does not repeat a password', () => {
    expect(() => assertPublicUrl('https://user:secret@example.com/')).toThrow(/^(?!.*secret).*"example\.com" comes with a user name/)
  })
})
