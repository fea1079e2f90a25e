import { pool } from '#server/db/client.ts'
import type { Caller } from '#server/domain/caller.ts'
import { assertMay } from '#server/domain/permissions.ts'

/**
 * What most events are, and how: they are found by time alone. All others have an index of their own each, which these keep out
 * of the way of every task that is created (prisma/migrations, events_rare_…). The lists are those of the indexes, to the letter.
 */
const COMMON_ACTIONS = ['created', 'notified', 'assigned', 'claimed', 'submitted', 'completed']
const COMMON_CHANNELS = ['dashboard', 'api']

/** From one word to the next along the index, without reading what is between. */
const rare = (column: 'action' | 'channel', common: string[]) => {
  const where = `${column} NOT IN (${common.map((word) => `'${word}'`).join(', ')})`
  return `WITH RECURSIVE words AS ((SELECT ${column} AS word FROM events WHERE ${where} ORDER BY ${column} LIMIT 1)
    UNION ALL SELECT (SELECT ${column} FROM events WHERE ${where} AND ${column} > words.word ORDER BY ${column} LIMIT 1) FROM words WHERE words.word IS NOT NULL)
  SELECT word FROM words WHERE word IS NOT NULL`
}

const ACTIONS = `${rare('action', COMMON_ACTIONS)} UNION SELECT DISTINCT action FROM changes`
const CHANNELS = rare('channel', COMMON_CHANNELS)

async function read(sql: string, common: string[]): Promise<string[]> {
  const { rows } = await pool().query<{ word: string }>(sql)
  return [...new Set([...common, ...rows.map(({ word }) => word)])].sort()
}

/** The actions and channels that the audit has, for its filters. */
export async function readAuditWords(caller: Caller): Promise<{ actions: string[]; channels: string[] }> {
  assertMay(caller, 'audit:read')
  const [actions, channels] = await Promise.all([read(ACTIONS, COMMON_ACTIONS), read(CHANNELS, COMMON_CHANNELS)])
  return { actions, channels }
}
