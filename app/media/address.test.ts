import { expect, it } from 'vitest'
import { isOurs, mediaAddress, originOf } from './address.ts'

it.each([
  ['https://cdn.example/a.png', 'image', 'https://cdn.example/a.png'],
  [' https://cdn.example/a b.png ', 'image', 'https://cdn.example/a%20b.png'],
  ['data:image/png;base64,AAAA', 'image', 'data:image/png;base64,AAAA'],
  ['/api/files/0a1b-2c', 'image', '/api/files/0a1b-2c'],
  ['data:application/pdf;base64,AAAA', 'pdf', 'data:application/pdf;base64,AAAA'],
  ['data:video/mp4;base64,AAAA', 'video', 'data:video/mp4;base64,AAAA'],
] as const)('%s may be shown as %s', (given, kind, address) => {
  expect(mediaAddress(given, kind)).toBe(address)
})

it.each([
  ['javascript:alert(1)', 'image'],
  ['data:text/html,<script>alert(1)</script>', 'image'],
  ['data:image/svg+xml,<svg/>', 'pdf'],
  ['data:text/html,<script>alert(1)</script>', 'video'],
  ['/api/auth/signout', 'image'],
  ['/api/files/../auth/signout', 'image'],
  ['//evil.example/a.png', 'image'],
  ['file:///etc/passwd', 'pdf'],
  ['blob:https://a.example/1', 'image'],
  ['', 'image'],
] as const)('%s may not be shown as %s', (given, kind) => {
  expect(mediaAddress(given, kind)).toBeNull()
})

it('names who has to be trusted', () => {
  expect(originOf('https://bank.example@evil.example/a.png')).toBe('evil.example')
  expect(isOurs('https://cdn.example/a.png')).toBe(false)
  expect(isOurs('data:image/png;base64,AAAA')).toBe(true)
})
