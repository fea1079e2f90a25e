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
