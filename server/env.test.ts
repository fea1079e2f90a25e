import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ENV_NAMES, parseEnv } from './env.ts'

const NEEDED = { DATABASE_URL: 'postgresql://localhost/x', AWAITHUMANS_PAYLOAD_KEY: Buffer.alloc(32, 'k').toString('base64') }

type Entry = { name: string; value: string; comment: string }

/** The settings of .env.example, each with the lines of comment directly above it. */
function readExample(): Entry[] {
  const lines = readFileSync('.env.example', 'utf8').split('\n')
  return lines.flatMap((line, at) => {
    const [, name, value] = /^# ([A-Z_]+)=(.*)$/.exec(line) ?? []
    if (name === undefined || value === undefined) return []
    const above = lines.slice(0, at)
    const comment = above.slice(above.lastIndexOf('') + 1).map((text) => text.replace(/^# /, ''))
    return [{ name, value, comment: comment.join(' ') }]
  })
}

describe('.env.example', () => {
  const entries = readExample()

  it('names every setting once, and no other', () => {
    // Set by the commands, not by people.
    const settings = ENV_NAMES.filter((name) => name !== 'NODE_ENV')
    expect(entries.map(({ name }) => name).toSorted()).toEqual(settings.toSorted())
  })

  it.each(entries.map(({ name, comment }) => [name, comment]))('says what %s is', (_, comment) => {
    expect(comment).toMatch(/^[A-Z].+\.$/)
  })

  it('shows defaults that are the defaults', () => {
    const shown = Object.fromEntries(entries.filter(({ name }) => name !== 'DATABASE_URL').map(({ name, value }) => [name, value]))
    expect(parseEnv({ ...shown, ...NEEDED })).toEqual({
      ...parseEnv(NEEDED),
      AWAITHUMANS_PUBLIC_URL: 'http://localhost:3001',
    })
  })
})

it('every setting is explained in the documentation', () => {
  const page = readFileSync('docs/configuration.md', 'utf8')
  const missing = ENV_NAMES.filter((name) => name !== 'NODE_ENV' && !page.includes(`\`${name}\``))
  expect(missing).toEqual([])
})

describe('parseEnv', () => {
  it('names every setting that is wrong, and why', () => {
    const source = {
      ...NEEDED,
      AWAITHUMANS_PORT: '70000',
      AWAITHUMANS_PAYLOAD_KEY: 'short',
      AWAITHUMANS_PUBLIC_URL: 'https://x.example/app',
    }
    expect(() => parseEnv(source)).toThrow(
      /AWAITHUMANS_PORT: .+\n.*AWAITHUMANS_PUBLIC_URL: must be scheme and host only.+\n.*AWAITHUMANS_PAYLOAD_KEY: must be 32 bytes/,
    )
  })

  it('says which one is missing', () => {
    expect(() => parseEnv({})).toThrow(/DATABASE_URL/)
  })

  it('takes an empty value for none', () => {
    expect(parseEnv({ ...NEEDED, AWAITHUMANS_PORT: '', AWAITHUMANS_LOG_LEVEL: ' ' })).toMatchObject({
      AWAITHUMANS_PORT: 3001,
      AWAITHUMANS_LOG_LEVEL: 'info',
    })
  })

  it('reads the database from either name, the plain one first', () => {
    const { AWAITHUMANS_PAYLOAD_KEY } = NEEDED
    const other = 'postgresql://localhost/other'
    expect(parseEnv({ AWAITHUMANS_PAYLOAD_KEY, AWAITHUMANS_DATABASE_URL: other }).DATABASE_URL).toBe(other)
    expect(parseEnv({ ...NEEDED, AWAITHUMANS_DATABASE_URL: other }).DATABASE_URL).toBe(NEEDED.DATABASE_URL)
  })

  it.each(['*', 'https://a.example', 'https://a.example, http://localhost:5173'])('accepts the CORS origins %s', (origins) => {
    expect(parseEnv({ ...NEEDED, AWAITHUMANS_CORS_ORIGINS: origins }).AWAITHUMANS_CORS_ORIGINS).toEqual(origins.split(', '))
  })

  it.each(['*, https://a.example', 'http://a.example', 'https://a.example/path', 'a.example'])('refuses the CORS origins %s', (origins) => {
    expect(() => parseEnv({ ...NEEDED, AWAITHUMANS_CORS_ORIGINS: origins })).toThrow(/CORS_ORIGINS/)
  })

  it('reads the hosts and networks that callbacks may reach', () => {
    const allow = 'hooks.internal, 10.1.0.0/16, 192.168.1.7, fd00::/8, localhost'
    expect(parseEnv({ ...NEEDED, AWAITHUMANS_CALLBACK_ALLOW: allow }).AWAITHUMANS_CALLBACK_ALLOW).toEqual(allow.split(', '))
  })

  it.each(['http://a.example', 'a.example:80', '10.0.0.0/33', 'fd00::/129', 'a.example/8', '10.0.0.0/8/8', '*.example'])(
    'refuses callbacks to %s',
    (allow) => expect(() => parseEnv({ ...NEEDED, AWAITHUMANS_CALLBACK_ALLOW: allow })).toThrow(/CALLBACK_ALLOW: must be a comma list/),
  )

  it('reads which pages may show tasks', () => {
    const origins = 'https://app.example.com, https://*.example.com:8443, http://localhost:3000'
    expect(parseEnv({ ...NEEDED, AWAITHUMANS_EMBED_PARENT_ORIGINS: origins }).AWAITHUMANS_EMBED_PARENT_ORIGINS).toEqual(origins.split(', '))
  })

  it.each([
    ['AWAITHUMANS_EMBED_PARENT_ORIGINS', 'https://app.example.com/', /https:\/\/app\.example\.com\/ must be scheme and host/],
    ['AWAITHUMANS_EMBED_PARENT_ORIGINS', 'https://a.example, http://b.example', /http:\/\/b\.example must begin with https/],
    ['AWAITHUMANS_EMBED_SIGNING_SECRET', 'x'.repeat(31), /at least 32 characters/],
    ['AWAITHUMANS_SERVICE_API_KEY', 'ah_0123456789012345678901234567890123456789', /must be ah_sk_/],
    ['AWAITHUMANS_SERVICE_API_KEY', 'ah_sk_short', /at least 20 characters/],
  ])('refuses %s=%s', (name, value, why) => {
    expect(() => parseEnv({ ...NEEDED, [name]: value })).toThrow(why)
  })

  it('builds the public address from the port when none is given', () => {
    expect(parseEnv({ ...NEEDED, AWAITHUMANS_PORT: '4000' }).publicUrl).toBe('http://localhost:4000')
    expect(parseEnv({ ...NEEDED, AWAITHUMANS_PUBLIC_URL: 'https://humans.example/' }).publicUrl).toBe('https://humans.example')
  })
})
