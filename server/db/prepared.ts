import { createHash } from 'node:crypto'
import type pg from 'pg'
import { env } from '#server/env.ts'

const names = new Map<string, string>()

function nameOf(text: string): string {
  const known = names.get(text)
  if (known) return known
  // 63 characters is as long as Postgres lets a name be; 32 hex digits do not collide.
  const name = createHash('sha256').update(text).digest('hex').slice(0, 32)
  names.set(text, name)
  return name
}

/**
 * A statement that each connection parses and plans once: for the hot paths, where planning costs more than running. Its
 * text must come from a small set, since every one is kept; values go into `values`. It must name the columns it answers
 * with: after a migration that adds one, `*` would no longer be the result that was planned. Behind a transaction pooler,
 * where LISTEN is off, the next statement may meet another connection, and nothing is kept.
 */
export function prepared(text: string, values: unknown[]): pg.QueryConfig {
  return env().AWAITHUMANS_LISTEN === 'off' ? { text, values } : { name: nameOf(text), text, values }
}
