import { expect, test, vi } from 'vitest'
import { pool } from '#server/db/client.ts'
import { useTestDatabase } from '#server/db/test-db.ts'
import { inTransaction, type Tx } from '#server/db/tx.ts'
import { claimTask } from './claim-task.ts'
import { getTask } from './get-task.ts'
import { assignmentsOf } from './test-clocks.ts'
import { AGENT, answer, ask, count, someone } from './test-tasks.ts'

await useTestDatabase()

const [ann, ben] = [await someone('reviewer'), await someone('reviewer')]
const both = () => ask({ assign_to: { emails: [ann.person.email, ben.person.email] } })

/** Begins what they do while another change has the task's row and is not committed yet; answers with what became of it. */
async function overtaken<T>(id: string, act: () => Promise<T>, change: (tx: Tx) => Promise<unknown>): Promise<T> {
  const blocked = `pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`
  const { under } = await inTransaction(async (tx) => {
    await tx.query('SELECT 1 FROM tasks WHERE id = $1 FOR UPDATE', [id])
    const under = act()
    // Its end is looked at below.
    under.catch(() => undefined)
    await vi.waitFor(async () => expect(await count(blocked)).toBe(1))
    await change(tx)
    await tx.query('UPDATE tasks SET updated_at = now() WHERE id = $1', [id])
    return { under }
  })
  return under
}

const takeAway = (id: string) => (tx: Tx) =>
  tx.query(`UPDATE assignments SET state = 'delegated' WHERE task_id = $1 AND user_id = $2`, [id, ann.person.id])
const exclude = (id: string) => (tx: Tx) =>
  tx.query(
    `UPDATE tasks SET routing = json_build_object('excluded', json_build_array(json_build_object('user_id', $2::text))) WHERE id = $1`,
    [id, ann.person.id],
  )

test.each([
  ['answer', answer],
  ['claim', claimTask],
] as const)('an %s of whom it is taken from in that moment is refused, as if it came after', async (_, act) => {
  const id = await both()
  await expect(overtaken(id, () => act(ann, id), takeAway(id))).rejects.toMatchObject({ code: 'TASK_NOT_FOUND' })
  expect(await getTask(AGENT, id)).toMatchObject({ status: 'created', assigned_to_user_id: null })
})

test.each([
  ['answer', answer],
  ['claim', claimTask],
] as const)('an %s of whoever is excluded in that moment is refused', async (_, act) => {
  const id = await both()
  await expect(overtaken(id, () => act(ann, id), exclude(id))).rejects.toMatchObject({ code: 'EXCLUDED_FROM_TASK' })
  expect(await getTask(AGENT, id)).toMatchObject({ status: 'created', assigned_to_user_id: null })
})

test('what was typed is kept as too late', async () => {
  const id = await both()
  await expect(overtaken(id, () => answer(ann, id), takeAway(id))).rejects.toMatchObject({ code: 'TASK_NOT_FOUND' })
  const { rows } = await pool().query('SELECT verdict FROM submissions WHERE task_id = $1', [id])
  expect(rows).toEqual([{ verdict: 'late' }])
})

test('an answer stands though somebody else was asked in that moment, and nobody is asked any more', async () => {
  const [id, cleo] = [await both(), await someone('reviewer')]
  const offer = (tx: Tx) =>
    tx.query(`INSERT INTO assignments (id, task_id, user_id, state, reason) VALUES ($1, $2, $3, 'offered', 'escalated')`, [
      id,
      id,
      cleo.person.id,
    ])
  expect(await overtaken(id, () => answer(ann, id), offer)).toMatchObject({ status: 'completed' })
  expect((await assignmentsOf(id)).sort()).toEqual(
    [`${ann.person.email} responded`, `${ben.person.email} expired`, `${cleo.person.email} expired`].sort(),
  )
})
