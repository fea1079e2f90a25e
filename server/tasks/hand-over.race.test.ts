import { describe, expect, test } from 'vitest'
import { isTerminal } from '#contract/statuses.ts'
import { pool } from '#server/db/client.ts'
import { useTestDatabase } from '#server/db/test-db.ts'
import { inTransaction } from '#server/db/tx.ts'
import { SYSTEM } from '#server/domain/caller.ts'
import { lockPerson } from '#server/people/lock-person.ts'
import { updatePerson } from '#server/people/update-person.ts'
import { readAssignTo } from '#server/routing/read-assign-to.ts'
import { actOnClocks } from './act-on-clocks.ts'
import { assignTask } from './assign-task.ts'
import { claimTask } from './claim-task.ts'
import { declineTask } from './decline-task.ts'
import { getTask } from './get-task.ts'
import { reassignTask } from './reassign-task.ts'
import { returnTasks } from './return-tasks.ts'
import { actOnAll, runOut, setPool } from './test-clocks.ts'
import { AGENT, answer, ask, count, eventsOf, someone } from './test-tasks.ts'

await useTestDatabase()

const ROUNDS = 10
const [ann, ben, cleo] = [
  await someone('reviewer', { pools: ['desk'] }),
  await someone('reviewer', { pools: ['desk'] }),
  await someone('reviewer', { pools: ['desk'] }),
]
const operator = await someone('operator')
const to = ({ person }: { person: { id: string } }) => ({ assignTo: { user_id: person.id } })

async function race(attempts: Promise<unknown>[]) {
  const results = await Promise.allSettled(attempts)
  return {
    won: results.flatMap((result, index) => (result.status === 'fulfilled' ? index : [])),
    refused: results.flatMap((result) => (result.status === 'rejected' ? (result.reason.code ?? String(result.reason)) : [])),
  }
}

/** Events lead from one to the next and to the row; whoever holds it is asked, and nobody else is the holder of anything. */
async function expectWhole(id: string): Promise<void> {
  const events = await eventsOf(id)
  const { status, assigned_to_user_id: holder } = await getTask(AGENT, id)
  events.slice(1).forEach((event, index) => expect(event.from_status).toBe(events[index]?.to_status))
  expect(events.at(-1)?.to_status).toBe(status)
  expect(events.filter(({ to_status }) => isTerminal(to_status)).length).toBe(isTerminal(status) ? 1 : 0)
  const claimed = await count(`assignments WHERE task_id = $1 AND state = 'claimed'`, [id])
  expect(claimed).toBeLessThanOrEqual(1)
  if (!holder || isTerminal(status)) return
  expect(await count(`assignments WHERE task_id = $1 AND user_id = $2 AND state IN ('offered', 'claimed')`, [id, holder])).toBe(1)
}

describe('handing over has one outcome', () => {
  test('two reassign at once: one wins and the other is told who has it, or one comes after the other and says so', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const id = await ask({ assign_to: { email: ann.person.email } })
      const { won, refused } = await race([reassignTask(operator, { id, ...to(ben) }), reassignTask(AGENT, { id, ...to(cleo) })])
      expect(refused).toEqual(won.length === 2 ? [] : ['TASK_ALREADY_CLAIMED'])
      const { rows } = await pool().query<{ from: string; to: string }>(
        `SELECT extra_data->>'from_name' AS from, extra_data->'to'->0->>'name' AS to FROM events WHERE task_id = $1 AND action = 'reassigned' ORDER BY seq`,
        [id],
      )
      // Each from where the one before had put it, the last to where it is.
      expect(rows.map(({ from }) => from)).toEqual([ann.person.displayName, rows[0]?.to].slice(0, won.length))
      expect(rows.at(-1)?.to).toBe((await getTask(AGENT, id)).assigned_to_display_name)
      await expectWhole(id)
    }
  })

  test('its holder hands it on while an operator takes it from them', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const id = await ask({ assign_to: { email: ann.person.email } })
      const { won, refused } = await race([reassignTask(ann, { id, ...to(ben) }), reassignTask(operator, { id, ...to(cleo) })])
      expect(won.length + refused.length).toBe(2)
      expect(won.length).toBeGreaterThan(0)
      for (const code of refused) expect(['TASK_NOT_HELD', 'TASK_ALREADY_CLAIMED', 'FORBIDDEN']).toContain(code)
      await expectWhole(id)
    }
  })

  test.each(['decline', 'reassign'] as const)('%s against the answer', async (verb) => {
    for (let round = 0; round < ROUNDS; round++) {
      const id = await ask({ assign_to: { email: ann.person.email } })
      const away = verb === 'decline' ? declineTask(ann, { id, reason: 'no' }) : reassignTask(ann, { id, ...to(ben) })
      const { won } = await race(round % 2 ? [away, answer(ann, id)] : [answer(ann, id), away])
      expect(won.length).toBeGreaterThanOrEqual(1)
      await expectWhole(id)
    }
  })

  test('a claim against the end of the claim before it', async () => {
    await setPool('desk', { claim_expires_after: 600 })
    for (let round = 0; round < ROUNDS; round++) {
      const id = await ask({ assign_to: { pool: 'desk' } })
      const turn = (await getTask(AGENT, id)).assigned_to_user_id
      await claimTask([ann, ben, cleo].find(({ person }) => person.id === turn) ?? ann, id)
      await runOut('claim_expires_at', id)
      await race([actOnClocks(), claimTask(operator, id), actOnClocks()])
      const { status, assigned_to_user_id: holder } = await getTask(AGENT, id)
      expect((await eventsOf(id)).filter(({ action }) => action === 'claim_expired')).toHaveLength(1)
      expect([status, holder]).toEqual(holder ? ['in_progress', operator.person.id] : ['notified', null])
      await expectWhole(id)
    }
  })

  test('an escalation against the answer and against a claim', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const id = await ask({
        assign_to: { emails: [ann.person.email, ben.person.email] },
        escalate_after: 600,
        escalate_to: { user_id: cleo.person.id },
      })
      await runOut('escalate_at', id)
      await race(round % 2 ? [actOnClocks(), answer(ann, id), claimTask(ben, id)] : [claimTask(ben, id), actOnClocks(), answer(ann, id)])
      expect((await eventsOf(id)).filter(({ action }) => action === 'escalated').length).toBeLessThanOrEqual(1)
      await expectWhole(id)
    }
  })

  test('an escalation that waits for its turn keeps nobody of the one before it waiting', async () => {
    await someone('reviewer', { roles: ['called'] })
    const escalating = (escalate_to: object) => ask({ assign_to: { email: ann.person.email }, escalate_after: 600, escalate_to })
    const [first, second] = [await escalating({ pool: 'desk' }), await escalating({ role: 'called' })]
    const other = await ask()
    for (const id of [first, second]) await runOut('escalate_at', id)
    const escalated = async (id: string) => (await eventsOf(id)).some(({ action }) => action === 'escalated')
    let sweeping: Promise<number> | undefined
    await inTransaction(async (tx) => {
      await assignTask(tx, other, readAssignTo({ role: 'called' }))
      sweeping = actOnAll()
      await expect.poll(() => escalated(first), { timeout: 10_000 }).toBe(true)
      expect(await escalated(second)).toBe(false)
    })
    // One of the races before may have been put off until now.
    expect(await sweeping).toBeGreaterThanOrEqual(2)
    expect(await escalated(second)).toBe(true)
  })

  test('an escalation does not wait for its holder while they are deactivated', async () => {
    const { person: leaver } = await someone('reviewer', { roles: ['leaving'] })
    const id = await ask({ assign_to: { email: leaver.email }, escalate_after: 600, escalate_to: { role: 'leaving' } })
    await runOut('escalate_at', id)
    await inTransaction(async (tx) => {
      await lockPerson(tx, AGENT, leaver.id)
      await actOnAll()
      await returnTasks(tx, { userId: leaver.id, actor: SYSTEM, why: 'deactivated' })
    })
    await runOut('escalate_at', id)
    await actOnAll()
    expect((await eventsOf(id)).map(({ action }) => action)).toEqual(['created', 'released', 'escalated'])
  })

  test('whoever is deactivated meanwhile ends up with nothing, and nobody waits for the other for ever', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const leaver = await someone('reviewer')
      const id = await ask({ assign_to: { email: leaver.person.email } })
      const other = await ask({ assign_to: { email: ann.person.email } })
      const { refused } = await race([
        updatePerson(AGENT, leaver.person.id, { active: false }),
        reassignTask(operator, { id, ...to(ben) }),
        declineTask(leaver, { id, reason: 'no' }),
        reassignTask(operator, { id: other, ...to(leaver) }),
      ])
      for (const code of refused) expect(['TASK_ALREADY_CLAIMED', 'TASK_NOT_ASKED', 'FORBIDDEN', 'ASSIGNMENT_INVALID']).toContain(code)
      expect(await count('tasks WHERE assigned_to_user_id = $1', [leaver.person.id])).toBe(0)
      await expectWhole(id)
      await expectWhole(other)
    }
  })
})
