import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { resolveAdminToken, resolveConnection, resolveEmbedUrl, resolveServerUrl } from './config.ts'
import { resolveDiscoveryConfig } from './discovery.ts'

let home: string

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'awaithumans-home-'))
  vi.stubEnv('HOME', home)
  for (const name of ['URL', 'SERVER_URL', 'ADMIN_API_TOKEN', 'API_KEY']) vi.stubEnv(`AWAITHUMANS_${name}`, undefined)
})

afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(home, { recursive: true })
})

const DISCOVERED = {
  url: 'http://localhost:3004',
  host: '0.0.0.0',
  port: 3004,
  pid: process.pid,
  started_at: '2026-01-02T03:04:05+00:00',
  admin_token: 'found',
}

/** Leaves a development server's file in the home directory. */
async function discover(members: Record<string, unknown> = {}): Promise<void> {
  await writeFile(join(home, '.awaithumans-dev.json'), JSON.stringify({ ...DISCOVERED, ...members }, null, 2))
}

describe('the address', () => {
  it('is the option, then the environment, then the development server, then localhost', async () => {
    expect(await resolveServerUrl()).toBe('http://localhost:3001')
    await discover()
    expect(await resolveServerUrl()).toBe('http://localhost:3004')
    vi.stubEnv('AWAITHUMANS_SERVER_URL', 'https://second.example.com')
    expect(await resolveServerUrl()).toBe('https://second.example.com')
    vi.stubEnv('AWAITHUMANS_URL', 'https://first.example.com//')
    expect(await resolveServerUrl()).toBe('https://first.example.com')
    expect(await resolveServerUrl({ explicitUrl: 'https://mine.example.com/humans/' })).toBe('https://mine.example.com/humans')
  })

  it('ignores variables and options that are empty', async () => {
    await discover()
    vi.stubEnv('AWAITHUMANS_URL', ' ')
    expect(await resolveServerUrl({ explicitUrl: '' })).toBe('http://localhost:3004')
  })

  it.each(['localhost:3001', 'ftp://example.com', 'http://'])('cannot be %s', (serverUrl) => {
    expect(() => resolveConnection({ serverUrl })).toThrow('not an http:// or https:// URL')
  })

  it('of embedding ignores the development server', async () => {
    await discover()
    expect(resolveEmbedUrl(undefined)).toBe('http://localhost:3001')
  })
})

describe('the key', () => {
  it('is the option, then the environment, then the development server, then none', async () => {
    expect(await resolveAdminToken()).toBeUndefined()
    await discover()
    expect(await resolveAdminToken()).toBe('found')
    vi.stubEnv('AWAITHUMANS_API_KEY', 'second')
    expect(await resolveAdminToken()).toBe('second')
    vi.stubEnv('AWAITHUMANS_ADMIN_API_TOKEN', 'first')
    expect(await resolveAdminToken()).toBe('first')
    expect(await resolveAdminToken({ explicitToken: 'mine' })).toBe('mine')
  })

  it('that lies around goes to the server it lies around with', async () => {
    await discover({ url: 'http://devbox:3004' })
    expect(resolveConnection({})).toMatchObject({ url: 'http://devbox:3004', apiKey: 'found' })
    vi.stubEnv('AWAITHUMANS_URL', 'https://humans.example.com')
    vi.stubEnv('AWAITHUMANS_ADMIN_API_TOKEN', 'from-env')
    expect(resolveConnection({}).apiKey).toBe('from-env')
    expect(resolveConnection({ serverUrl: 'https://humans.example.com/prefix' }).apiKey).toBe('from-env')
  })

  it.each(['http://localhost:9', 'http://agent.localhost', 'http://127.0.0.1:9', 'http://127.9.9.9', 'http://[::1]:9'])(
    'goes to %s, which is this machine',
    async (serverUrl) => {
      await discover()
      expect(resolveConnection({ serverUrl }).apiKey).toBe('found')
    },
  )

  it.each(['https://evil.example.com', 'http://127.0.0.1.evil.com', 'http://localhost.evil.com', 'http://10.0.0.7'])(
    'is kept back from %s',
    async (serverUrl) => {
      await discover()
      expect(resolveConnection({ serverUrl })).toEqual({
        url: serverUrl,
        credential: expect.stringContaining('the one in ~/.awaithumans-dev.json was kept back'),
      })
      vi.stubEnv('AWAITHUMANS_URL', 'https://humans.example.com')
      expect(resolveConnection({}).apiKey).toBeUndefined()
      vi.stubEnv('AWAITHUMANS_ADMIN_API_TOKEN', 'from-env')
      expect(resolveConnection({ serverUrl }).apiKey).toBeUndefined()
      expect(resolveConnection({ serverUrl, apiKey: 'mine' }).apiKey).toBe('mine')
    },
  )
})

describe('the file of the development server', () => {
  it('is read anew each time', async () => {
    await discover()
    expect(await resolveDiscoveryConfig()).toEqual({ url: 'http://localhost:3004', adminToken: 'found' })
    await discover({ url: 'http://localhost:3005', admin_token: undefined })
    expect(await resolveDiscoveryConfig()).toEqual({ url: 'http://localhost:3005' })
  })

  it('counts only while its server lives', async () => {
    // beyond the largest pid of Linux and macOS, so never alive
    await discover({ pid: 2 ** 30 })
    expect(await resolveDiscoveryConfig()).toEqual({})
  })

  it.each(['', '[]', 'null', '{"url": 7}', '{'])('may hold nonsense: %s', async (text) => {
    await writeFile(join(home, '.awaithumans-dev.json'), text)
    expect(await resolveDiscoveryConfig()).toEqual({})
  })

  it('is not missed where there is no file system', async () => {
    await discover()
    vi.stubGlobal('process', undefined)
    const found = resolveDiscoveryConfig()
    vi.unstubAllGlobals()
    expect(await found).toEqual({})
  })
})

it('says that a key is of another server of this machine', async () => {
  await discover()
  expect(resolveConnection({ serverUrl: 'http://localhost:3001' }).credential).toContain(
    'It is that of the development server at http://localhost:3004, and this is http://localhost:3001: use that address',
  )
  expect(resolveConnection({}).credential).toBe('The API key came from ~/.awaithumans-dev.json.')
})
