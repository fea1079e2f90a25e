import { createWriteStream } from 'node:fs'
import { join, relative } from 'node:path'
import { dim, print, red, step, underline } from '#scripts/bootstrap/progress.mjs'
import { adviceFor, AdviceError } from './advice.ts'
import { atEnd, closeAll, closeOnSignals, isClosing } from './closers.ts'
import { announce } from './discovery.ts'
import { provideDatabase, provideEnvironment, type Environment, type Mode } from './environment.ts'
import { claimInstance } from './instance.ts'
import { readable } from './log-lines.ts'
import { ROOT } from './root.ts'
import { startServerProcess, type Server, type ServerMode } from './server.ts'
import { readSettings, type Settings } from './settings.ts'

const SERVER_LOG = 'server.log'

/** As the reader, who stands in the checkout, would type it. */
function shorten(path: string): string {
  return path.startsWith(ROOT) ? relative(ROOT, path) : path
}

function report(error: unknown): void {
  const known = error instanceof AdviceError ? error : adviceFor(String((error as Error).message), error)
  print(`\n  ${red(known?.message ?? (error as Error).message)}`)
  if (known) print(`  ${known.advice}`)
  print()
}

async function giveUp(error: unknown): Promise<void> {
  if (isClosing()) return
  report(error)
  await closeAll()
  process.exit(1)
}

/** Makes what is made from the sources, where that is out of date; a production server has all of it in its build. */
async function prepare(mode: Mode): Promise<ServerMode> {
  if (mode === 'start') return 'production'
  const { generateClient, buildSdk } = await import('#scripts/building/prepare.ts')
  await generateClient()
  if (mode === 'dev') return 'development'
  await buildSdk()
  // Compiled at once it takes a third of the time that compiling each page at its first visit does, and every click is quick.
  const { build } = await import('#scripts/building/build.ts')
  await build()
  return 'production'
}

/** Where the server's words go: to the terminal for who develops it or runs it, to a file for who tries it. */
function logSink(mode: Mode, dataDir: string): (line: string) => void {
  if (mode === 'start') return print
  if (mode === 'dev') return (line) => print(readable(line))
  const file = createWriteStream(join(dataDir, SERVER_LOG), { mode: 0o600 })
  return (line) => file.write(`${line}\n`)
}

async function startServerStep(
  serverMode: ServerMode,
  { environment, log }: { environment: Environment; log: (line: string) => void },
): Promise<Server> {
  // Held back until it is up: a server that starts has nothing to say, and one that does not says it in its error.
  let write: (line: string) => void = () => undefined
  const server = await step('Server', () =>
    startServerProcess({ mode: serverMode, environment, onLine: (line) => write(line) }, (child) => atEnd(child.stop)),
  )
  write = log
  return server
}

function printAddress({ url, setupUrl }: Server, { dataDir, databaseUrl }: Settings): void {
  print(`\n  Open   ${underline(url)}`)
  if (setupUrl) print(`  Setup  ${underline(setupUrl)}\n         ${dim('the first operator is made here')}`)
  print(`  Data   ${databaseUrl ? 'the database of DATABASE_URL' : shorten(dataDir)}`)
  print(`\n  ${dim('Ctrl-C stops everything')}\n`)
}

async function run(mode: Mode): Promise<void> {
  const settings = readSettings()
  const serverMode = await prepare(mode)
  const embedded = settings.databaseUrl === undefined
  const instance = embedded ? await claimInstance(settings.dataDir) : undefined
  if (instance) atEnd(instance.release)
  const databaseUrl = await provideDatabase(
    settings,
    () => void giveUp(new Error('Postgres ended; its log is postgres.log in the data folder.')),
  )
  const environment = await provideEnvironment(settings, { mode, databaseUrl })
  const server = await startServerStep(serverMode, { environment, log: logSink(mode, settings.dataDir) })
  instance?.update({ url: server.url, databaseUrl })
  if (mode !== 'start' || embedded) {
    const { AWAITHUMANS_HOST: host, AWAITHUMANS_PORT: port, AWAITHUMANS_ADMIN_API_TOKEN: adminToken } = environment
    atEnd(announce({ url: `http://localhost:${port}`, host, port: Number(port), adminToken }))
  }
  if (mode === 'dev') {
    const { keepUpToDate } = await import('./dev.ts')
    atEnd(keepUpToDate(server, environment))
  } else void server.ended.then(() => giveUp(new Error('The server ended unexpectedly; its last words are in its log.')))
  if (mode !== 'demo') return printAddress(server, settings)
  const { runDemo } = await import('./demo.ts')
  await runDemo(server, { environment, log: shorten(join(settings.dataDir, SERVER_LOG)) })
}

/** The whole of awaithumans on this machine, until Ctrl-C. */
export async function launch(mode: string): Promise<void> {
  if (mode !== 'demo' && mode !== 'dev' && mode !== 'start') throw new Error(`Say demo, dev or start, not "${mode}".`)
  closeOnSignals()
  try {
    await run(mode)
  } catch (error) {
    await giveUp(error)
  }
}
