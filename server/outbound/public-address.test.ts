import { describe, expect, test, vi } from 'vitest'
import { isReachable } from './public-address.ts'

// The settings are not read without one; nothing here connects to it.
vi.stubEnv('DATABASE_URL', 'postgres://unused')
vi.stubEnv('AWAITHUMANS_CALLBACK_ALLOW', 'hooks.internal, 10.1.0.0/16, 192.168.7.7, fd00:7::/32')

const CLOSED = `0.0.0.0 10.0.0.1 100.64.0.1 127.0.0.1 127.255.255.254 169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.1 192.168.1.1
  198.18.0.1 224.0.0.1 255.255.255.255 100.100.100.200 :: ::1 ::ffff:127.0.0.1 ::ffff:8.8.8.8 ::7f00:1 64:ff9b::7f00:1 64:ff9b:1::1
  fc00::1 fd00:ec2::254 fe80::1 fe80::1%eth0 fec0::1 ff02::1 2001::1 2001:db8::1 2002:7f00:1:: 100::1 nonsense`.split(/\s+/)

const OPEN = `1.1.1.1 8.8.8.8 100.63.255.255 100.128.0.1 172.15.0.1 172.32.0.1 192.167.1.1 198.20.0.1 223.255.255.254 2606:4700::1111
  2a00:1450::1 2001:4860:4860::8888`.split(/\s+/)

describe('addresses', () => {
  test.each(CLOSED)('%s is not reached', (address) => expect(isReachable(address)).toBe(false))
  test.each(OPEN)('%s is public', (address) => expect(isReachable(address)).toBe(true))
  test.each(['10.1.2.3', '192.168.7.7', 'fd00:7::1'])('%s was opened by the operator', (address) => expect(isReachable(address)).toBe(true))
  test.each(['10.2.0.1', '192.168.7.8', 'fd00:8::1'])('%s was not', (address) => expect(isReachable(address)).toBe(false))
})
