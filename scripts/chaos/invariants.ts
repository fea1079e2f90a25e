import { isDeepStrictEqual } from 'node:util'
import type { Database } from './database.ts'
import type { Entry, Ledger } from './ledger.ts'
import type { Heard } from './receivers.ts'

type Row = { key: string; id: string; status: string; response: unknown; ends: number; deliveries: string[]; delivered: boolean }

/** The end of every task as the database keeps it, with its terminal events and deliveries. */
const ENDS = `SELECT t.idempotency_key AS key, t.id, t.status, t.response,
    (SELECT count(*)::int FROM events e WHERE e.task_id = t.id
      AND e.to_status IN ('completed', 'timed_out', 'cancelled', 'verification_exhausted')) AS ends,
    ARRAY(SELECT d.id FROM webhook_deliveries d WHERE d.task_id = t.id) AS deliveries,
    EXISTS (SELECT 1 FROM webhook_deliveries d WHERE d.task_id = t.id AND d.status = 'succeeded') AS delivered
  FROM tasks t`

const LEFT = `SELECT (SELECT count(*)::int FROM job_outbox) AS outbox,
  (SELECT count(*)::int FROM graphile_worker.jobs WHERE locked_at IS NOT NULL OR attempts >= max_attempts) AS stuck`

export type Verdict = { promise: string; broken: string[] }

type Facts = { entry: Entry; rows: Row[]; posts: Heard[] }

function heardAs(row: Row): unknown {
  return row.status === 'completed' ? { kind: 'answered', response: row.response } : { kind: row.status }
}

function sameEverywhere(posts: Heard[], row: Row): boolean {
  const bodies = new Set(posts.map(({ body }) => body))
  const ids = new Set(posts.map(({ deliveryId }) => deliveryId))
  const told = JSON.parse(posts[0]?.body ?? '{}') as { status?: string; response?: unknown }
  return bodies.size === 1 && ids.size === 1 && told.status === row.status && isDeepStrictEqual(told.response, row.response)
}

/** What has to hold for each question whatever was killed; every sentence is one that the documentation promises. */
const PROMISES: Record<string, (facts: Facts) => boolean> = {
  'no create is lost after its 201': ({ entry, rows }) => [...entry.ids].every((id) => rows.some((row) => row.id === id)),
  'no key has two tasks': ({ entry, rows }) => rows.length <= 1 && entry.ids.size <= 1,
  'no task has two ends, and each has one': ({ rows }) => rows.every(({ ends }) => ends === 1),
  'no task has two winners': ({ entry }) => entry.accepted.length <= 1,
  'every accepted answer is the one that stands': ({ entry, rows }) =>
    entry.accepted.every((answer) => isDeepStrictEqual(answer, rows[0]?.response)),
  'every agent heard how its task ended, with the same content': ({ entry, rows }) =>
    entry.heard.length > 0 && rows[0] !== undefined && entry.heard.every((heard) => isDeepStrictEqual(heard, heardAs(rows[0] as Row))),
  'every settled task with a callback has one delivery, and no other has any': ({ entry, rows }) =>
    rows.every(({ deliveries }) => deliveries.length === (entry.callback ? 1 : 0)),
  'every delivery arrived, under one id and with the same bytes': ({ entry, rows, posts }) =>
    !entry.callback || rows.every((row) => row.delivered && posts.some(({ accepted }) => accepted) && sameEverywhere(posts, row)),
}

function groupBy<T>(list: readonly T[], keyOf: (each: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const each of list) groups.set(keyOf(each), [...(groups.get(keyOf(each)) ?? []), each])
  return groups
}

/** Holds what the people outside saw against what the database keeps. */
export async function checkPromises(ledger: Ledger, database: Database, heard: Heard[]): Promise<Verdict[]> {
  const rows = groupBy(await database.query<Row>(ENDS), ({ key }) => key)
  const posts = groupBy(heard, ({ taskId }) => taskId)
  const facts: Facts[] = [...ledger.entries.values()].map((entry) => {
    const mine = rows.get(entry.key) ?? []
    return { entry, rows: mine, posts: mine.flatMap(({ id }) => posts.get(id) ?? []) }
  })
  const verdicts = Object.entries(PROMISES).map(([promise, holds]) => ({
    promise,
    broken: facts
      .filter((each) => !holds(each))
      .map((each) => JSON.stringify({ ...each, entry: { ...each.entry, ids: [...each.entry.ids] } })),
  }))
  const [left] = await database.query<{ outbox: number; stuck: number }>(LEFT)
  const clean = left?.outbox === 0 && left.stuck === 0
  return [...verdicts, { promise: 'no job is left behind', broken: clean ? [] : [JSON.stringify(left)] }]
}
