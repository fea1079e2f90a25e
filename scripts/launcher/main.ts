import { createWriteStream } from 'node:fs'
import { join, relative } from 'node:path'
import { dim, print, red, step, underline } from '#scripts/bootstrap/progress.mjs'
import { adviceFor, AdviceError } from './advice.ts'
import { atEnd, closeAll, closeOnSignals, isClosing } from './closers.ts'
import { announce } from './discovery.ts'
import { provideDatabase, provideEnvironment, provideSecrets, type Environment, type Mode } from './environment.ts'
import { claimInstance } from './instance.ts'
import { heldBack, readable } from './log-lines.ts'
import { ROOT } from './root.ts'
import { PortTakenError, startServerProcess, type Server, type ServerMode } from './server.ts'
import { readSettings, type Settings } from './settings.ts'

const SERVER_LOG = 'server.log'

// Losing the same race three times is no coincidence any more.
const PORT_TRIES = 3

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
  // Programs that gather logs read JSON; a person at a terminal does not.
  if (mode === 'start' && !process.stdout.isTTY) return print
  if (mode !== 'demo') return (line) => print(readable(line))
  const file = createWriteStream(join(dataDir, SERVER_LOG), { mode: 0o600 })
  return (line) => file.write(`${line}\n`)
}

type Wanted = { mode: Mode; serverMode: ServerMode; databaseUrl: string }
type Served = { server: Server; environment: Environment }

/** Starts the server on a free port, and on the next one if somebody takes that in the same moment. */
async function serve(settings: Settings, { mode, serverMode, databaseUrl }: Wanted): Promise<Served> {
  const { onLine, release } = heldBack(logSink(mode, settings.dataDir))
  const served = await step('Server', async () => {
    for (let tried = 1; ; tried += 1) {
      const environment = await provideEnvironment(settings, { mode, databaseUrl })
      try {
        const server = await startServerProcess({ mode: serverMode, environment, onLine }, (child) => atEnd(child.stop))
        return { server, environment }
      } catch (error) {
        if (!(error instanceof PortTakenError) || tried === PORT_TRIES) throw error
      }
    }
  })
  release()
  return served
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
  const { server, environment } = await serve(settings, { mode, serverMode, databaseUrl })
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

/** The work behind servers that run elsewhere, on their database. */
async function runWorker(): Promise<void> {
  const settings = readSettings()
  if (!settings.databaseUrl)
    throw new AdviceError('A worker works for servers that share a Postgres, and DATABASE_URL is not set.', {
      advice: 'Set it as for the servers. Without one, `npm start` does this work itself.',
    })
  const environment = { ...settings.environment, ...provideSecrets(settings), DATABASE_URL: settings.databaseUrl }
  const options = { mode: 'production', program: 'worker', environment, onLine: print } as const
  const worker = await step('Worker', () => startServerProcess(options, (child) => atEnd(child.stop)))
  void worker.ended.then(() => giveUp(new Error('The worker ended unexpectedly; its last words are above.')))
  print(`\n  ${dim('Working on the database of DATABASE_URL. Ctrl-C stops it')}\n`)
}

/** The whole of awaithumans on this machine, or the worker alone, until Ctrl-C. */
export async function launch(mode: string): Promise<void> {
  if (mode !== 'demo' && mode !== 'dev' && mode !== 'start' && mode !== 'worker')
    throw new Error(`Say demo, dev, start or worker, not "${mode}".`)
  closeOnSignals()
  try {
    await (mode === 'worker' ? runWorker() : run(mode))
  } catch (error) {
    await giveUp(error)
  }
}
