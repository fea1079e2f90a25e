import { inTransaction, type Tx } from '#server/db/tx.ts'
import { singleton } from '#server/db/singleton.ts'
import { FACT_COLUMNS, type FactRow, toFact } from './fact-sql.ts'
import { type Columns, toColumns, unpack } from './facts.ts'

/** Milliseconds since 1970: from then, until before then. */
export type Window = { from: number; to: number }

/**
 * Tasks whose columns this process keeps in memory, some 30 bytes each: those of the hours that were asked for last. Unpacking them
 * anew takes some 50 ms for 200,000.
 */
const KEPT_TASKS = 1_000_000

type Kept = { version: string; columns: Columns }

const kept = () => singleton('analytics-hours', () => ({ hours: new Map<number, Kept>(), tasks: 0 }))

function keep(hour: number, entry: Kept): void {
  const cache = kept()
  forget(hour)
  cache.hours.set(hour, entry)
  cache.tasks += entry.columns.count
  // A map remembers in which order it was filled, so the first is the oldest.
  for (const oldest of cache.hours.keys()) {
    if (cache.tasks <= KEPT_TASKS || oldest === hour) break
    forget(oldest)
  }
}

function forget(hour: number): void {
  const cache = kept()
  cache.tasks -= cache.hours.get(hour)?.columns.count ?? 0
  cache.hours.delete(hour)
}

const IN_WINDOW = `hour > to_timestamp($1::float8 / 1000) - interval '1 hour' AND hour < to_timestamp($2::float8 / 1000)`

const HOURS = `SELECT (extract(epoch FROM hour) * 1000)::float8 AS hour, version FROM analytics_hours WHERE ${IN_WINDOW} AND facts IS NOT NULL ORDER BY hour`

const PACKED = `SELECT (extract(epoch FROM hour) * 1000)::float8 AS hour, version, names, facts FROM analytics_hours
  WHERE hour = ANY(SELECT to_timestamp(h / 1000) FROM unnest($1::float8[]) AS h)`

const ASKED = `t.created_at >= to_timestamp($1::float8 / 1000) AND t.created_at < to_timestamp($2::float8 / 1000)`

/** What no packed hour holds: tasks since the last one, those that were open, and those of void hours. */
const LIVE = `SELECT ${FACT_COLUMNS} FROM tasks t
    WHERE ${ASKED} AND t.created_at >= COALESCE((SELECT max(hour) + interval '1 hour' FROM analytics_hours), '-infinity')
  UNION ALL SELECT ${FACT_COLUMNS} FROM tasks t
    WHERE ${ASKED} AND t.id IN (SELECT unnest(unpacked) FROM analytics_hours WHERE ${IN_WINDOW})
  UNION ALL SELECT ${FACT_COLUMNS} FROM analytics_hours JOIN tasks t ON t.created_at >= hour AND t.created_at < hour + interval '1 hour'
    WHERE ${ASKED} AND ${IN_WINDOW} AND facts IS NULL`

type PackedRow = { hour: number; version: string; names: Columns['names']; facts: Buffer }

async function packedHours(tx: Tx, { from, to }: Window): Promise<Columns[]> {
  const { rows } = await tx.query<Pick<PackedRow, 'hour' | 'version'>>(HOURS, [from, to])
  const missing = rows.flatMap(({ hour, version }) => (kept().hours.get(hour)?.version === version ? [] : hour))
  const found = new Map<number, Columns>()
  if (missing.length > 0) {
    const packed = await tx.query<PackedRow>(PACKED, [missing])
    for (const { hour, version, names, facts } of packed.rows) {
      const columns = unpack(facts, { start: hour, names })
      found.set(hour, columns)
      keep(hour, { version, columns })
    }
  }
  return rows.flatMap(({ hour }) => found.get(hour) ?? kept().hours.get(hour)?.columns ?? [])
}

async function liveTasks(tx: Tx, { from, to }: Window): Promise<Columns> {
  const { rows } = await tx.query<FactRow>({ text: LIVE, values: [from, to], rowMode: 'array' })
  return toColumns(rows.map(toFact))
}

/** Every task asked within the window, and some around it: whole hours are packed. As of one moment, whatever is packed meanwhile. */
export function loadFacts(window: Window): Promise<Columns[]> {
  return inTransaction(async (tx) => {
    await tx.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY')
    return [...(await packedHours(tx, window)), await liveTasks(tx, window)]
  })
}
