import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, expect, test } from 'vitest'
import { waitUntil } from '#scripts/launcher/wait-until.ts'
import { startPostgres } from './start.ts'

const rubbish: string[] = []

/** Below a folder that only its owner may enter, as many homes are, and with a space in its path. */
function newFolder(): string {
  const home = mkdtempSync(join(tmpdir(), 'home-'))
  rubbish.push(home)
  const folder = join(home, 'my project', '.awaithumans')
  mkdirSync(folder, { recursive: true })
  return folder
}

afterEach(() => {
  for (const folder of rubbish.splice(0)) rmSync(folder, { recursive: true, force: true })
})

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql)
    return rows
  } finally {
    await client.end()
  }
}

async function refuses(url: string): Promise<boolean> {
  return query(url, 'SELECT 1').then(
    () => false,
    () => true,
  )
}

function postmaster(folder: string): number {
  return Number(readFileSync(join(folder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])
}

type Held = { process: ChildProcess; url: string; guard: number }

async function hold(folder: string): Promise<Held> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/postgres/hold.fixture.ts', folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  return { process: child, ...(JSON.parse(line.toString()) as { url: string; guard: number }) }
}

test('keeps its data from one start to the next, wherever the folder lies', async () => {
  const folder = newFolder()
  const first = await startPostgres(folder)
  await query(first.url, 'CREATE TABLE kept AS SELECT 1 AS one')
  await first.stop()
  expect(await refuses(first.url)).toBe(true)

  const second = await startPostgres(folder)
  expect(await query(second.url, 'TABLE kept')).toEqual([{ one: 1 }])
  await second.stop()
})

test('is reached with the password only, and from this machine only', async () => {
  const { url, stop } = await startPostgres(newFolder())
  const stranger = new URL(url)
  stranger.password = 'guess'
  expect(await refuses(stranger.href)).toBe(true)
  expect(await query(url, 'SHOW listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }])
  await stop()
})

test('finds parts of words in any script', async () => {
  const { url, stop } = await startPostgres(newFolder(), { ephemeral: true })
  await query(url, 'CREATE EXTENSION pg_trgm')
  expect(await query(url, `SELECT length(array_to_string(show_trgm('Привет'), '')) > 0 AS found`)).toEqual([{ found: true }])
  expect(await query(url, `SELECT lower('ÄÖÜ') AS lower`)).toEqual([{ lower: 'äöü' }])
  await stop()
})

test('starts after Postgres was killed', async () => {
  const folder = newFolder()
  const killed = await startPostgres(folder)
  await query(killed.url, 'CREATE TABLE kept AS SELECT 1 AS one')
  process.kill(postmaster(folder), 'SIGKILL')
  await killed.ended

  const next = await startPostgres(folder)
  expect(await query(next.url, 'TABLE kept')).toEqual([{ one: 1 }])
  await next.stop()
})

test('goes when the launcher is killed', async () => {
  const held = await hold(newFolder())
  held.process.kill('SIGKILL')
  expect(await waitUntil(() => refuses(held.url), { timeoutMs: 10_000 })).toBe(true)
})

test('takes over when launcher and guard were killed and Postgres lives on', async () => {
  const folder = newFolder()
  const held = await hold(folder)
  const orphan = postmaster(folder)
  process.kill(held.guard, 'SIGKILL')
  held.process.kill('SIGKILL')
  expect(await refuses(held.url)).toBe(false)

  const next = await startPostgres(folder)
  expect(postmaster(folder)).not.toBe(orphan)
  expect(await refuses(held.url)).toBe(true)
  await next.stop()
})

test('ignores a stale pid file whose number now belongs to another program', async () => {
  const folder = newFolder()
  await (await startPostgres(folder)).stop()
  const bystander = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  writeFileSync(join(folder, 'postgres/postmaster.pid'), `${bystander.pid}\n${folder}/postgres\n1700000000\n5432\n\n127.0.0.1\n\n`)

  const next = await startPostgres(folder)
  expect(bystander.exitCode).toBeNull()
  bystander.kill()
  await next.stop()
})
