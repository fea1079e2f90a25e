import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'

// One after the other: they take the first free port from 3001 on, and what one gives back another could answer on at once.
test.describe.configure({ mode: 'default' })

type Discovery = { url: string; pid: number; admin_token: string }

/** The home and the data of somebody who starts awaithumans: their own, and with a space in the path. */
function newHome(): { home: string; data: string } {
  const home = mkdtempSync(join(tmpdir(), 'awaithumans home '))
  const data = join(home, 'my data')
  mkdirSync(data)
  return { home, data }
}

type Launched = { process: ChildProcess; output: () => string; discovery: Discovery; setupUrl: string }

/** As `npm start` does it, until the address is printed. */
async function launch({ home, data }: { home: string; data: string }): Promise<Launched> {
  const env = { ...process.env, HOME: home, AWAITHUMANS_DATA_DIR: data, AWAITHUMANS_HOST: '127.0.0.1', DATABASE_URL: '' }
  const child = spawn(process.execPath, ['scripts/launch.mjs', 'start'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  await expect.poll(() => output, { timeout: 30_000, message: 'the launcher prints its links' }).toContain('Ctrl-C stops everything')
  const discovery = JSON.parse(readFileSync(join(home, '.awaithumans-dev.json'), 'utf8')) as Discovery
  return { process: child, output: () => output, discovery, setupUrl: /http\S+\/setup\?token=\S+/.exec(output)?.[0] ?? '' }
}

async function health(url: string): Promise<number | 'unreachable'> {
  return fetch(new URL('/api/health', url)).then(
    ({ status }) => status,
    () => 'unreachable',
  )
}

function postmaster(data: string): number | null {
  const file = join(data, 'postgres/postmaster.pid')
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : null
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  test(`${signal} stops server and Postgres, and the next start goes on from there`, async () => {
    const place = newHome()
    const first = await launch(place)
    expect(first.discovery.pid).toBe(first.process.pid)
    expect(await health(first.discovery.url)).toBe(200)
    for (const secret of ['admin.token', 'payload.key', 'postgres.password']) {
      expect(statSync(join(place.data, secret)).mode & 0o777, secret).toBe(0o600)
    }

    first.process.kill(signal)
    expect(await once(first.process, 'exit')).toEqual([0, null])
    expect(await health(first.discovery.url)).toBe('unreachable')
    expect(postmaster(place.data)).toBeNull()
    expect(readdirSync(place.home)).toEqual(['my data'])

    const second = await launch(place)
    expect(second.discovery.admin_token).toBe(first.discovery.admin_token)
    expect(new URL(second.setupUrl).search).toBe(new URL(first.setupUrl).search)
    second.process.kill()
    await once(second.process, 'exit')
  })
}

test('a launcher that is killed takes server and Postgres with it', async () => {
  const place = newHome()
  const { process: launcher, discovery } = await launch(place)
  launcher.kill('SIGKILL')
  await expect.poll(() => health(discovery.url)).toBe('unreachable')
  await expect.poll(() => postmaster(place.data)).toBeNull()

  const next = await launch(place)
  expect(await health(next.discovery.url)).toBe(200)
  next.process.kill()
  await once(next.process, 'exit')
})

test('a second start in the same folder says where the first one is', async () => {
  const place = newHome()
  const { process: launcher, discovery } = await launch(place)
  const second = spawn(process.execPath, ['scripts/launch.mjs', 'start'], {
    env: { ...process.env, AWAITHUMANS_DATA_DIR: place.data, DATABASE_URL: '' },
  })
  const said: Buffer[] = []
  second.stdout.on('data', (chunk: Buffer) => said.push(chunk))
  expect(await once(second, 'exit')).toEqual([1, null])
  expect(Buffer.concat(said).toString()).toContain(`awaithumans runs here already, at ${discovery.url}`)
  launcher.kill()
  await once(launcher, 'exit')
})
