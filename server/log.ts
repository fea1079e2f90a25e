import { pino } from 'pino'
import { env } from '#server/env.ts'

let root: ReturnType<typeof pino> | undefined

/** JSON lines on stdout. Ids and codes only: never a payload, an answer, a password or a token. */
export function log(): ReturnType<typeof pino> {
  root ??= pino({ level: env().AWAITHUMANS_LOG_LEVEL, base: null, timestamp: pino.stdTimeFunctions.isoTime })
  return root
}
