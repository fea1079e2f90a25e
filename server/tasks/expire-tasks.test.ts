import { afterEach, expect, test } from 'vitest'
import { pool } from '#server/db/client.ts'
import { useTestDatabase } from '#server/db/test-db.ts'
import { expireTasks } from './expire-tasks.ts'
import { extendTask } from './extend-task.ts'
import { getTask } from './get-task.ts'
import { AGENT, answer, ask, count, eventsOf, makeDue, someone } from './test-tasks.ts'

await useTestDatabase()

const DEFAULT = { on_timeout: { response: { approved: false, reason: 'nobody looked' } } }

/** A row that cannot be settled, whatever the reason: its events are refused. */
async function spoil(...ids: string[]): Promise<void> {
  await pool().query(`CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'spoilt'; END $$`)
  await pool().query(`CREATE TRIGGER spoilt BEFORE INSERT ON events FOR EACH ROW
    WHEN (NEW.action IN ('timed_out', 'defaulted') AND NEW.task_id IN (${ids.map((id) => `'${id}'`).join(', ')})) EXECUTE FUNCTION refuse()`)
}

async function mend(): Promise<void> {
  await pool().query('DROP FUNCTION IF EXISTS refuse() CASCADE')
}

afterEach(mend)

/** Sweeps until nothing more is due, or nothing that can be settled. */
async function sweepAll(): Promise<void> {
  while ((await expireTasks()).more);
}

test('times out what is due, says how late, and leaves the rest', async () => {
  const [due, later] = [await ask(), await ask()]
  await makeDue(due)
  const { late, more } = await expireTasks()
  expect([late.length, more]).toEqual([1, false])
  expect(late[0]).toBeGreaterThanOrEqual(1)
  expect(await getTask(AGENT, due)).toMatchObject({ status: 'timed_out', response: null, completed_at: null, completed_via_channel: null })
  expect((await getTask(AGENT, later)).status).toBe('created')
})

test('a task with a default is completed by nobody, and says so', async () => {
  const operator = await someone('operator')
  const id = await ask({ ...DEFAULT, assign_to: { email: operator.person.email } })
  await makeDue(id)
  await expireTasks()
  const task = await getTask(AGENT, id)
  expect(task).toMatchObject({
    status: 'completed',
    response: DEFAULT.on_timeout.response,
    completed_via_channel: 'on_timeout',
    completed_by_user_id: null,
    completed_by_email: null,
    completed_by_display_name: null,
  })
  expect([task.completed_at, task.timed_out_at]).toEqual([expect.any(String), task.completed_at])
  expect((await eventsOf(id)).at(-1)).toMatchObject({ action: 'defaulted', to_status: 'completed' })
  expect(await count(`events WHERE task_id = $1 AND action = 'defaulted' AND actor_type = 'system'`, [id])).toBe(1)
  expect(await count(`submissions WHERE task_id = $1`, [id])).toBe(0)
  expect(await count(`assignments WHERE task_id = $1 AND state = 'expired'`, [id])).toBe(1)
  await expect(answer(operator, id)).rejects.toMatchObject({
    code: 'TASK_ALREADY_TERMINAL',
    message: expect.stringContaining('This task ended at its deadline already.'),
    extra: { detail: { by: null } },
  })
})

test('one bad row does not hold the others, is tried again, and is settled once it can be', async () => {
  const ids = await Promise.all(Array.from({ length: 5 }, () => ask()))
  const bad = ids[2] ?? ''
  await makeDue(...ids)
  await spoil(bad)
  await sweepAll()
  const states = await Promise.all(ids.map(async (id) => (await getTask(AGENT, id)).status))
  expect(states).toEqual(['timed_out', 'timed_out', 'created', 'timed_out', 'timed_out'])
  await mend()
  await expect.poll(async () => (await expireTasks()) && (await getTask(AGENT, bad)).status).toBe('timed_out')
})

test('more bad rows than a batch holds, all due first, do not starve those behind them', async () => {
  const good = await ask()
  await pool().query(
    `INSERT INTO tasks (id, idempotency_key, question_digest, task, payload, payload_schema, response_schema, status, timeout_seconds, timeout_at)
     SELECT 'bad' || n, 'bad' || n, '', 'Bad', '{}', '{}', '{}', 'created', 60, now() - interval '1 hour' FROM generate_series(1, 600) AS n`,
  )
  await makeDue(good)
  await spoil(...Array.from({ length: 600 }, (_, index) => `bad${index + 1}`))
  await sweepAll()
  expect((await getTask(AGENT, good)).status).toBe('timed_out')
  expect(await count(`tasks WHERE id LIKE 'bad%' AND status = 'created'`)).toBe(600)
  await pool().query(`DELETE FROM tasks WHERE id LIKE 'bad%'`)
  // Each of the 600 is tried alone once.
}, 60_000)

test('what failed for all of them is over once it is mended', async () => {
  const id = await ask()
  await makeDue(id)
  await pool().query('ALTER TABLE events RENAME TO events_away')
  await expireTasks()
  await pool().query('ALTER TABLE events_away RENAME TO events')
  await expect.poll(async () => (await expireTasks()) && (await getTask(AGENT, id)).status).toBe('timed_out')
})

test('what was extended in time is not timed out, and is when its new deadline passes', async () => {
  const id = await ask()
  await makeDue(id)
  await extendTask(AGENT, { id, timeoutSeconds: 60 })
  await expireTasks()
  expect((await getTask(AGENT, id)).status).toBe('created')
  await makeDue(id)
  await expireTasks()
  expect((await getTask(AGENT, id)).status).toBe('timed_out')
})
