import { startPostgres } from './start.ts'

// Run as a process of its own, so that a test can kill it: starts the Postgres of a folder and holds it.
const postgres = await startPostgres(process.argv[2] ?? '')
process.stdout.write(JSON.stringify({ url: postgres.url, guard: postgres.pid }))
await postgres.ended
