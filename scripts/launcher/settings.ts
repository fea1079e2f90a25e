import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseEnv } from 'node:util'
import { ROOT } from './root.ts'

/** What the launcher itself needs to know. Everything in `environment` reaches the server. */
export type Settings = {
  dataDir: string
  databaseUrl: string | undefined
  host: string | undefined
  /** Undefined when nobody chose one: then the next free one will do. */
  port: number | undefined
  environment: Record<string, string>
}

type Source = Record<string, string | undefined>

function readEnvFile(): Source {
  try {
    return parseEnv(readFileSync(join(ROOT, '.env'), 'utf8'))
  } catch {
    // Most people have none.
    return {}
  }
}

/** Our names count in any case, and an empty variable as unset: an unfilled line of a compose file gives one. */
function tidy(source: Source): Record<string, string> {
  const set = Object.entries(source).filter((entry): entry is [string, string] => Boolean(entry[1]?.trim()))
  return Object.fromEntries(set.map(([name, value]) => [/^awaithumans_/i.test(name) ? name.toUpperCase() : name, value]))
}

/** The settings from `.env` and the real environment, which wins. */
export function readSettings(real: Source = process.env, file: Source = readEnvFile()): Settings {
  const environment = { ...tidy(file), ...tidy(real) }
  const port = environment.AWAITHUMANS_PORT
  return {
    environment,
    dataDir: resolve(ROOT, environment.AWAITHUMANS_DATA_DIR ?? '.awaithumans'),
    databaseUrl: environment.DATABASE_URL ?? environment.AWAITHUMANS_DATABASE_URL,
    host: environment.AWAITHUMANS_HOST,
    port: port === undefined ? undefined : Number(port),
  }
}
