import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import pg from 'pg'
import { startServer, type StartedServer } from '#scripts/launcher/start-server.ts'
import { TEMPLATE } from '#scripts/testing/template.ts'
import { AwaitHumans } from '#sdk/index.ts'
import { POSTGRES_URL } from './global-setup.ts'

export type Account = { id: string; email: string; password: string; name: string }

/** An installation of its own: a database, the real server on it, and the eyes and hands of an agent. */
export type Place = {
  url: string
  adminToken: string
  setupUrl: string
  sql: pg.Pool
  agent: AwaitHumans
  /** As a power cut ends it. */
  kill: () => Promise<void>
  /** In order, as a deployment does it. Answers with how long it took, in milliseconds. */
  stop: () => Promise<number>
  /** The same address, database and secrets, in a new process. */
  start: () => Promise<void>
  close: () => Promise<void>
}

/** Everybody's: who signs in with what is no journey's subject. */
export const PASSWORD = 'a long enough password'

/** The gallery of field kinds is looked at too, and the hosts of pictures are on loopback. */
const SETTINGS = { AWAITHUMANS_DEV_PAGES: 'true', AWAITHUMANS_CALLBACK_ALLOW: '127.0.0.1' }

export async function copyDatabase(): Promise<string> {
  const url = new URL(process.env[POSTGRES_URL] ?? '')
  const client = new pg.Client({ connectionString: url.href })
  const name = `e2e_${randomUUID().replaceAll('-', '')}`
  await client.connect()
  await client.query(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`)
  await client.end()
  url.pathname = name
  return url.href
}

/** A server that nobody has set up yet; `more` is of its environment. */
export async function openPlace(more: Record<string, string> = {}): Promise<Place> {
  const env = { ...SETTINGS, ...more }
  const databaseUrl = await copyDatabase()
  const sql = new pg.Pool({ connectionString: databaseUrl, max: 2 })
  let server: StartedServer = await startServer({ databaseUrl, env })
  const { url, adminToken, port, dataDir, setupUrl } = server
  return {
    url,
    adminToken,
    setupUrl: setupUrl ?? '',
    sql,
    agent: new AwaitHumans({ url, apiKey: adminToken }),
    kill: () => server.kill(),
    stop: async () => {
      const asked = performance.now()
      await server.stop()
      return performance.now() - asked
    },
    start: async () => {
      server = await startServer({ databaseUrl, port, dataDir, env })
    },
    close: async () => {
      await server.stop()
      await sql.end()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

export function tokenOf({ setupUrl }: Place): string {
  return new URL(setupUrl).searchParams.get('token') ?? ''
}

/** The first operator, as the setup page makes one. */
export async function setUp(place: Place): Promise<Account> {
  const operator = { email: 'first@example.com', name: 'Frida First', password: PASSWORD }
  const response = await fetch(new URL('/api/setup/operator', place.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      token: tokenOf(place),
      email: operator.email,
      display_name: operator.name,
      password: operator.password,
    }),
  })
  if (!response.ok) throw new Error(`The first operator was refused: ${await response.text()}`)
  const { user_id: id } = (await response.json()) as { user_id: string }
  return { id, ...operator }
}

// The first operator's password: hashing another takes a core's 100 ms and proves nothing.
const INSERT_LIKE_FIRST = `
  INSERT INTO users (id, email, display_name, is_operator, password_hash, updated_at)
  SELECT $1, $2, $3, $4, password_hash, now() FROM users ORDER BY created_at LIMIT 1`

export type NewPerson = { name: string; operator?: boolean }

/** Somebody whom no other journey knows: what others do to their own tasks does not show. */
export async function addPerson({ sql }: Place, { name, operator = false }: NewPerson): Promise<Account> {
  const id = randomUUID()
  const email = `${name.toLowerCase().replaceAll(' ', '.')}.${id.slice(0, 8)}@example.com`
  await sql.query(INSERT_LIKE_FIRST, [id, email, name, operator])
  return { id, email, name, password: PASSWORD }
}

export type NewPool = { members: readonly Account[]; name?: string; claimExpiresAfter?: number }

/** A pool of these people in this order, by a name that no other journey has. */
export async function addPool({ sql }: Place, { members, name = 'pool', claimExpiresAfter }: NewPool): Promise<string> {
  const id = randomUUID()
  const unique = `${name} ${id.slice(0, 8)}`
  await sql.query('INSERT INTO pools (id, name, claim_expires_after) VALUES ($1, $2, $3)', [id, unique, claimExpiresAfter ?? null])
  for (const member of members) await sql.query('INSERT INTO user_pools (user_id, pool_id) VALUES ($1, $2)', [member.id, id])
  return unique
}
