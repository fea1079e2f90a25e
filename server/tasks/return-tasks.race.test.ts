import { expect, test, vi } from 'vitest'
import { pool } from '#server/db/client.ts'
import { useTestDatabase } from '#server/db/test-db.ts'
import { inTransaction, type Tx } from '#server/db/tx.ts'
import { deletePerson } from '#server/people/delete-person.ts'
import { lockPerson } from '#server/people/lock-person.ts'
import { updatePerson } from '#server/people/update-person.ts'
import { SYSTEM } from '#server/domain/caller.ts'
import { assignTask } from './assign-task.ts'
import { claimTask } from './claim-task.ts'
import { commentOnTask } from './comment-on-task.ts'
import { returnTasks } from './return-tasks.ts'
import { AGENT, ask, count, someone } from './test-tasks.ts'

await useTestDatabase()

const LEAVE = {
  deactivated: (id: string) => updatePerson(AGENT, id, { active: false }),
  deleted: (id: string) => deletePerson(AGENT, id),
}

/** Tasks created or claimed around the moment in which their person goes: enough that some come before and some after. */
const AROUND = 12

test.each(['deactivated', 'deleted'] as const)(
  'nothing is left with somebody who is %s while tasks are created and claimed',
  async (how) => {
    const [leaver, other] = [await someone('reviewer', { pools: [how] }), await someone('reviewer')]
    const both = { assign_to: { emails: [leaver.person.email, other.person.email] } }
    const open = await Promise.all(Array.from({ length: AROUND }, () => ask(both)))
    const asked = Array.from({ length: AROUND }, (_, index) =>
      ask({ assign_to: index % 2 ? { pool: how } : { email: leaver.person.email } }),
    )
    const claims = Promise.allSettled(open.map((id) => claimTask(leaver, id)))
    await LEAVE[how](leaver.person.id)
    await Promise.all(asked)
    const refused = (await claims).flatMap((each) => (each.status === 'rejected' ? each.reason.code : []))
    expect(refused.filter((code) => code !== 'UNAUTHENTICATED' && code !== 'TASK_NOT_FOUND')).toEqual([])
    expect(await count('tasks WHERE assigned_to_user_id = $1', [leaver.person.id])).toBe(0)
  },
)

/** The transaction, with something that happens between its first statement and its second. */
function interrupted(tx: Tx, happen: () => Promise<void>): Tx {
  let statements = 0
  const query = async (...statement: unknown[]) => {
    statements += 1
    if (statements === 2) await happen()
    return (tx.query as (...all: unknown[]) => unknown)(...statement)
  }
  return { ...tx, query } as unknown as Tx
}

async function isAnybodyWaiting(): Promise<boolean> {
  const { rowCount } = await pool().query('SELECT FROM pg_locks WHERE NOT granted')
  return rowCount !== 0
}

test.each(['deactivated', 'deleted'] as const)('somebody who has been found for a task is %s after it is theirs', async (how) => {
  const { person } = await someone('reviewer')
  const id = await ask()
  let left = false
  let leaving: Promise<void> = Promise.resolve()
  const leave = async () => {
    leaving = LEAVE[how](person.id).then(() => void (left = true))
    await vi.waitFor(async () => expect(left || (await isAnybodyWaiting())).toBe(true))
  }
  const wanted = { kind: 'people' as const, emails: [person.email], userIds: [], slackUserIds: [] }
  await inTransaction((tx) => assignTask(interrupted(tx, leave), id, wanted))
  await leaving
  expect(await count('tasks WHERE assigned_to_user_id = $1', [person.id])).toBe(0)
  expect(await count(`events WHERE task_id = $1 AND action = 'released'`, [id])).toBe(1)
})

test('whoever is deactivated while they comment on a task that they hold keeps nobody waiting for ever', async () => {
  const leaver = await someone('reviewer')
  const id = await ask({ assign_to: { email: leaver.person.email } })
  let saying: Promise<unknown> = Promise.resolve()
  await inTransaction(async (tx) => {
    await lockPerson(tx, AGENT, leaver.person.id)
    saying = commentOnTask(leaver, { id, body: 'One moment' })
    await vi.waitFor(async () => expect(await isAnybodyWaiting()).toBe(true))
    await returnTasks(tx, { userId: leaver.person.id, actor: SYSTEM, why: 'deactivated' })
  })
  await saying
  expect(await count('comments WHERE task_id = $1', [id])).toBe(1)
})
