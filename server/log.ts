import { pino } from 'pino'
import { env } from '#server/env.ts'
import { currentScope } from '#server/scope.ts'

let root: ReturnType<typeof pino> | undefined

/**
 * JSON lines on stdout, each with the ids of the request or job that it was written in. Ids and codes only: never a payload, an
 * answer, a password or a token.
 */
export function log(): ReturnType<typeof pino> {
  root ??= pino({ level: env().AWAITHUMANS_LOG_LEVEL, base: null, timestamp: pino.stdTimeFunctions.isoTime, mixin: currentScope })
  return root
}
