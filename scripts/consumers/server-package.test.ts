import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addServer, startProject, type Project } from './packed.ts'

const BIN = 'node_modules/awaithumans/bin/awaithumans.mjs'

/** Waits for a person, who here is the program itself: it answers by the API, with the development server's own token. */
const AGENT = `
import { awaitHuman } from 'awaithumans'
import { readFileSync } from 'node:fs'
const { url, admin_token } = JSON.parse(readFileSync(process.env.HOME + '/.awaithumans-dev.json', 'utf8'))
const headers = { authorization: 'Bearer ' + admin_token, 'content-type': 'application/json' }
const body = JSON.stringify({ response: { approved: true } })
const answer = await awaitHuman({
  task: 'Is it packed?', payloadSchema: { type: 'object' }, payload: {}, timeoutMs: 60_000,
  responseSchema: { type: 'object', properties: { approved: { type: 'boolean' } }, required: ['approved'] },
  onTask: ({ id }) => fetch(url + '/api/tasks/' + id + '/complete', { method: 'POST', headers, body }).then(() => undefined),
})
const pages = await Promise.all(['/setup', '/sign-in', '/api/health'].map(async (path) => (await fetch(url + path)).status))
process.stdout.write(JSON.stringify({ answer, pages }))
`

let project: Project
let home: string

beforeAll(async () => {
  // As on many a developer's disk: with a space in its path.
  project = await startProject('of a person')
  home = project.folder
  await addServer(project)
}, 600_000)

afterAll(() => project[Symbol.asyncDispose]())

/** Nothing of the developer's own: no server's address, no database. */
const alone = (environment: Record<string, string>): NodeJS.ProcessEnv => ({ NODE_ENV: 'production', ...environment })

type Started = { process: ChildProcess; output: () => string }

function start(args: string[]): Started {
  const env = alone({ PATH: process.env.PATH ?? '', HOME: home, USERPROFILE: home })
  const child = spawn(process.execPath, [BIN, ...args], { cwd: project.folder, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  return { process: child, output: () => output }
}

test('`awaithumans dev` runs everything from two packages, and an agent gets its answer', async () => {
  const server = start(['dev'])
  await expect.poll(server.output, { timeout: 120_000 }).toContain('Ctrl-C stops everything')
  writeFileSync(join(project.folder, 'agent.mjs'), AGENT)
  const agent = spawn(process.execPath, ['agent.mjs'], {
    cwd: project.folder,
    env: alone({ HOME: home }),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  agent.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  await once(agent, 'close')
  expect(JSON.parse(said)).toEqual({ answer: { approved: true }, pages: [200, 200, 200] })
  // What a person has is where that person is, and nothing but links is written into npm's folder.
  expect(readFileSync(join(project.folder, '.awaithumans/admin.token'), 'utf8')).not.toBe('')
  server.process.kill('SIGTERM')
  await once(server.process, 'close')
  expect(server.process.exitCode).toBe(0)
}, 240_000)

test('says what it can do, and what it cannot', async () => {
  const wrong = start(['serve'])
  await once(wrong.process, 'close')
  expect(wrong.process.exitCode).toBe(1)
  expect(wrong.output()).toContain('There is no command "serve"')
  const version = start(['version'])
  await once(version.process, 'close')
  expect(version.output()).toMatch(/^\d+\.\d+\.\d+\n$/)
})

test('says how to get the server where there is none, nor an npx', async () => {
  await using empty = await startProject('empty')
  const child = spawn(process.execPath, [join(empty.folder, BIN), 'dev'], {
    cwd: empty.folder,
    env: alone({ PATH: '/nowhere' }),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  await once(child, 'close')
  expect(child.exitCode).toBe(1)
  expect(output).toContain('npm install --save-dev awaithumans-server@')
}, 60_000)
