import { describe, expect, test } from 'vitest'
import { isTerminal } from '#contract/statuses.ts'
import { useTestDatabase } from '#server/db/test-db.ts'
import { cancelTask } from './cancel-task.ts'
import { claimTask } from './claim-task.ts'
import { expireTasks } from './expire-tasks.ts'
import { extendTask } from './extend-task.ts'
import { getTask } from './get-task.ts'
import { releaseTask } from './release-task.ts'
import { AGENT, answer, ask, count, eventsOf, makeDue, someone } from './test-tasks.ts'

await useTestDatabase()

const DEFAULT = { on_timeout: { response: { approved: false } } }

/** Runs all at once and says how many succeeded, and with which codes the rest were refused. */
async function race(attempts: Promise<unknown>[]) {
  const results = await Promise.allSettled(attempts)
  return {
    won: results.filter(({ status }) => status === 'fulfilled').length,
    refused: results.flatMap((result) => (result.status === 'rejected' ? result.reason.code : [])),
  }
}

async function terminalEvents(id: string): Promise<string[]> {
  return (await eventsOf(id)).filter(({ to_status }) => isTerminal(to_status)).map(({ to_status }) => to_status)
}

describe('a decision is recorded exactly once', () => {
  test('ten people answer at once: one wins, nine are told who did, nothing anybody typed is lost', async () => {
    const people = await Promise.all(Array.from({ length: 10 }, () => someone('operator')))
    const id = await ask()
    const { won, refused } = await race(people.map((each, index) => answer(each, id, { approved: index % 2 === 0, reason: `${index}` })))
    expect([won, refused]).toEqual([1, Array.from({ length: 9 }, () => 'TASK_ALREADY_TERMINAL')])
    expect(await terminalEvents(id)).toEqual(['completed'])
    expect(await count('submissions WHERE task_id = $1', [id])).toBe(10)
    expect(await count(`submissions WHERE task_id = $1 AND verdict = 'accepted'`, [id])).toBe(1)
    const winner = await getTask(AGENT, id)
    await expect(answer(people[0] ?? AGENT, id)).rejects.toMatchObject({ extra: { detail: { by: winner.completed_by_display_name } } })
  })

  test.each([
    { order: 'answer first', asked: {} },
    { order: 'time-out first', asked: {} },
    { order: 'answer first', asked: DEFAULT },
    { order: 'time-out first', asked: DEFAULT },
  ])('time-out against answer has one outcome: $order, $asked', async ({ order, asked }) => {
    const operator = await someone('operator')
    for (let round = 0; round < 10; round++) {
      const id = await ask(asked)
      await makeDue(id)
      const settle = [() => answer(operator, id), () => expireTasks()]
      await Promise.allSettled((order === 'answer first' ? settle : settle.reverse()).map((each) => each()))
      const ends = await terminalEvents(id)
      expect(ends).toHaveLength(1)
      const task = await getTask(AGENT, id)
      expect(task.status).toBe(ends[0])
      // Never half of each: a person's name, or the default and nobody's.
      const byPerson = task.completed_by_user_id === operator.person.id
      expect([task.completed_via_channel, task.timed_out_at === null]).toEqual(
        byPerson ? ['dashboard', true] : [asked === DEFAULT ? 'on_timeout' : null, false],
      )
    }
  })

  test('cancel, answer, time-out and claim together leave one end, and the events replay to the row', async () => {
    const [ann, bob] = [await someone('operator'), await someone('operator')]
    for (let round = 0; round < 10; round++) {
      const id = await ask()
      await makeDue(id)
      await Promise.allSettled([claimTask(ann, id), answer(bob, id), cancelTask(AGENT, id), expireTasks(), claimTask(bob, id)])
      const events = await eventsOf(id)
      expect(events.filter(({ to_status }) => isTerminal(to_status))).toHaveLength(1)
      expect(events.at(-1)?.to_status).toBe((await getTask(AGENT, id)).status)
      events.slice(1).forEach((event, index) => expect(event.from_status).toBe(events[index]?.to_status))
    }
  })

  test.each(['extension first', 'time-out first'])('extending against the time-out has one outcome: %s', async (order) => {
    for (let round = 0; round < 10; round++) {
      const id = await ask()
      await makeDue(id)
      const both = [() => extendTask(AGENT, { id, timeoutSeconds: 60 }), () => expireTasks()]
      const [first] = await Promise.allSettled((order === 'extension first' ? both : both.reverse()).map((each) => each()))
      const actions = (await eventsOf(id)).map(({ action }) => action)
      const { status, timeout_at } = await getTask(AGENT, id)
      expect(first?.status).toBe(order === 'extension first' && status === 'timed_out' ? 'rejected' : 'fulfilled')
      expect(actions.slice(1)).toEqual([status === 'timed_out' ? 'timed_out' : 'extended'])
      expect(new Date(timeout_at) > new Date()).toBe(status !== 'timed_out')
    }
  })

  test('two claim at once: one holds it, the other is told who', async () => {
    const [ann, bob] = [await someone('operator'), await someone('operator')]
    const id = await ask()
    const { won, refused } = await race([claimTask(ann, id), claimTask(bob, id)])
    expect([won, refused]).toEqual([1, ['TASK_ALREADY_CLAIMED']])
  })

  test('two release at once: one event', async () => {
    const ann = await someone('operator')
    const id = await ask()
    await claimTask(ann, id)
    await Promise.allSettled([releaseTask(ann, id), releaseTask(ann, id)])
    expect((await eventsOf(id)).filter(({ action }) => action === 'released')).toHaveLength(1)
    expect(await getTask(AGENT, id)).toMatchObject({ status: 'notified', assigned_to_user_id: null })
  })

  test('two sweeps at once time a task out once', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, () => ask()))
    await makeDue(...ids)
    await Promise.all([expireTasks(), expireTasks(), expireTasks()])
    for (const id of ids) expect(await terminalEvents(id)).toEqual(['timed_out'])
  })
})
