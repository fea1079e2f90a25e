import { expect, test } from 'vitest'
import { pool } from '#server/db/client.ts'
import { useTestDatabase } from '#server/db/test-db.ts'
import { askedCondition, askedIds } from './asked.ts'
import { cancelTask } from './cancel-task.ts'
import { claimTask } from './claim-task.ts'
import { declineTask } from './decline-task.ts'
import { NOT_ENDED } from './ended.ts'
import { AGENT, answer, ask, someone } from './test-tasks.ts'

await useTestDatabase()

async function ids(sql: string, me: string): Promise<string[]> {
  return (await pool().query<{ id: string }>(`SELECT t.id FROM tasks t WHERE ${sql} ORDER BY t.id`, [me])).rows.map(({ id }) => id)
}

test('from a person to their tasks and from a task to its people is the same, whatever makes them asked', async () => {
  const [rita, other] = [
    await someone('reviewer', { roles: ['finance'], pools: ['refunds'] }),
    await someone('reviewer', { roles: ['editor'], pools: ['refunds'] }),
  ]
  const operator = await someone('operator')
  const me = rita.person.id
  const shapes = [
    { user_id: me },
    { email: rita.person.email },
    { emails: [rita.person.email, other.person.email] },
    { pool: 'refunds' },
    { role: 'finance' },
    { role: 'editor' },
    { user_id: other.person.id },
  ]
  const asked = await Promise.all([...shapes, ...shapes, ...shapes].map((assign_to) => ask({ assign_to })))
  await ask()
  await answer(rita, asked[0] ?? '')
  await answer(operator, asked[1] ?? '')
  await cancelTask(AGENT, asked[2] ?? '')
  await claimTask(other, asked[9] ?? '')
  await pool().query(`UPDATE assignments SET state = 'declined' WHERE task_id = $1`, [asked[8]])
  // Declined as one of a pool, and as the one whom a role's turn had come to.
  await declineTask(rita, { id: asked[3] ?? '', reason: 'not mine' })
  await declineTask(rita, { id: asked[4] ?? '', reason: 'not mine' })
  await pool().query(`UPDATE assignments SET state = 'responded' WHERE task_id = $1`, [asked[15]])
  for (const { person } of [rita, other]) {
    const all = await ids(askedCondition(1), person.id)
    expect(all.length).toBeGreaterThan(5)
    expect(await ids(`t.id IN ${askedIds(1, { live: false })}`, person.id)).toEqual(all)
    const open = await ids(`${askedCondition(1)} AND ${NOT_ENDED}`, person.id)
    expect(open.length).toBeLessThan(all.length)
    expect(await ids(`t.id IN ${askedIds(1, { live: true })} AND ${NOT_ENDED}`, person.id)).toEqual(open)
  }
})
