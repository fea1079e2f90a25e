import { expect, test } from 'vitest'
import { inboxQuery } from '#contract/views.ts'
import { pool } from '#server/db/client.ts'
import { useTestDatabase } from '#server/db/test-db.ts'
import { countInbox, listInbox } from './list-inbox.ts'
import { someone } from './test-tasks.ts'

await useTestDatabase()

/** More than make a reviewer one of many tasks, more of others than are looked through for a page, and a few that are older. */
const [THEIRS, OTHERS, OLD] = [6_000, 5_200, 30]

const TASKS = `INSERT INTO tasks (id, idempotency_key, question_digest, task, payload, payload_schema, response_schema, status, timeout_seconds, timeout_at,
    created_at, completed_at) SELECT lpad(n::text, 32, '0'), 'k' || n, '', 'Done?', '{}', '{}', '{}', 'completed', 60, now(), now() - make_interval(secs => n), now()
  FROM generate_series(1, $1::int) AS n`

const ASK = `INSERT INTO assignments (id, task_id, pool_id, state, reason)
  SELECT 'a' || n, lpad(n::text, 32, '0'), (SELECT id FROM pools WHERE name = 'refunds'), 'expired', 'pool' FROM generate_series($1::int, $2::int) AS n`

const idOf = (n: number) => String(n).padStart(32, '0')

test('whoever is asked on thousands reads all of them page by page, and nothing else, wherever they stand among the others', async () => {
  const rita = await someone('reviewer', { pools: ['refunds'] })
  const total = THEIRS + OTHERS + OLD
  await pool().query(TASKS, [total])
  // The newest, then a gap that is wider than what is looked through, then the oldest.
  await pool().query(ASK, [1, THEIRS])
  await pool().query(ASK, [total - OLD + 1, total])
  const seen: number[] = []
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof listInbox>> = await listInbox(rita, inboxQuery.parse({ tab: 'done', limit: 100, cursor }))
    seen.push(...page.tasks.map(({ id }) => Number(id)))
    cursor = page.next_cursor
  } while (cursor)
  const theirs = Array.from({ length: total }, (_, index) => index + 1).filter((n) => n <= THEIRS || n > total - OLD)
  expect(seen).toEqual(theirs)
  expect(await countInbox(rita)).toEqual({ mine: 0, open: 0, all: 0, done: 1_000 })
  // What the first of theirs do not have is looked for among all.
  await pool().query(`UPDATE tasks SET completed_via_channel = 'slack' WHERE id = ANY($1)`, [[1, total].map(idOf)])
  expect((await countInbox(rita, inboxQuery.parse({ channel: 'slack' }))).done).toBe(2)
  expect((await listInbox(rita, inboxQuery.parse({ tab: 'done', channel: 'slack' }))).tasks.map(({ id }) => id)).toEqual(
    [1, total].map(idOf),
  )
}, 60_000)
