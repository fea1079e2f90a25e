/**
 * A real server on a real Postgres for the tests of the Python SDK, which are another program: they start this one and talk to
 * it in lines. It writes one line of JSON when the server answers, ends it as a power cut would at `kill`, starts it again in its
 * old place at `start`, and stops everything when its input ends, however its parent does.
 */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { build } from '#scripts/building/build.ts'
import { startServer } from '#scripts/launcher/start-server.ts'
import { startPostgres } from '#scripts/postgres/start.ts'

const say = (words: object) => process.stdout.write(`${JSON.stringify(words)}\n`)

// The progress of a build must not come between the lines.
const write = process.stdout.write.bind(process.stdout)
process.stdout.write = process.stderr.write.bind(process.stderr)
await build()
process.stdout.write = write

const postgres = await startPostgres(mkdtempSync(join(tmpdir(), 'awaithumans-python-')), { ephemeral: true })
// The receivers of the tests are on this machine.
const env = { AWAITHUMANS_CALLBACK_ALLOW: '127.0.0.1' }
let server = await startServer({ databaseUrl: postgres.url, env })
const { url, adminToken, port, dataDir, environment } = server
say({ url, adminToken, payloadKey: environment.AWAITHUMANS_PAYLOAD_KEY })

for await (const command of createInterface({ input: process.stdin })) {
  if (command === 'kill') await server.kill()
  if (command === 'start') server = await startServer({ databaseUrl: postgres.url, port, dataDir, env })
  say({ done: command })
}
await server.stop()
await postgres.stop()
