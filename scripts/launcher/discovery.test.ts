import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { announce } from './discovery.ts'

const FOUND = { url: 'http://localhost:3001', host: '127.0.0.1', port: 3001, adminToken: 'secret' }

test('tells where the server is, to its owner alone, until it is taken back', () => {
  const home = mkdtempSync(join(tmpdir(), 'home-'))
  const file = join(home, '.awaithumans-dev.json')
  writeFileSync(file, 'of an earlier run', { mode: 0o644 })

  const withdraw = announce(FOUND, home)
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
    url: 'http://localhost:3001',
    host: '127.0.0.1',
    port: 3001,
    pid: process.pid,
    started_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+\+00:00$/),
    admin_token: 'secret',
  })
  expect(statSync(file).mode & 0o777).toBe(0o600)

  withdraw()
  expect(readdirSync(home)).toEqual([])
})

test('leaves the word of a server that came later', () => {
  const home = mkdtempSync(join(tmpdir(), 'home-'))
  const withdraw = announce(FOUND, home)
  writeFileSync(join(home, '.awaithumans-dev.json'), '{"pid":1}')
  withdraw()
  expect(readdirSync(home)).toEqual(['.awaithumans-dev.json'])
})

test('gives the place back to the server that was there before, if it still runs', () => {
  const home = mkdtempSync(join(tmpdir(), 'home-'))
  const file = join(home, '.awaithumans-dev.json')
  // This test's parent runs as long as it does; no process has the other number.
  const running = JSON.stringify({ pid: process.ppid, url: 'http://localhost:3001' })
  writeFileSync(file, running)
  const withdraw = announce({ ...FOUND, port: 3002, url: 'http://localhost:3002' }, home)
  expect(readFileSync(file, 'utf8')).toContain('localhost:3002')
  withdraw()
  expect(readFileSync(file, 'utf8')).toBe(running)
  expect(statSync(file).mode & 0o777).toBe(0o600)

  writeFileSync(file, JSON.stringify({ pid: 2 ** 30 }))
  announce(FOUND, home)()
  expect(readdirSync(home)).toEqual([])
})
