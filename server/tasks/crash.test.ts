import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, test } from 'vitest'
import { isTerminal } from '#contract/statuses.ts'
import { pool } from '#server/db/client.ts'
import { FAIL_POINTS } from '#server/db/fail-point.ts'
import { useTestDatabase } from '#server/db/test-db.ts'
import { moveJobs } from '#server/jobs/queue.ts'
import type { Deed } from './crash.fixture.ts'
import { createTask } from './create-task.ts'
import { getTask } from './get-task.ts'
import { reassignTask } from './reassign-task.ts'
import { assignmentsOf } from './test-clocks.ts'
import { AGENT, answer, ask, count, eventsOf, question, someone } from './test-tasks.ts'

await useTestDatabase()

/** Does it in a process of its own and waits for its death. */
async function dieAt(deed: Deed): Promise<void> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/tasks/crash.fixture.ts', JSON.stringify(deed)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null]
  expect(signal, `the process should have died at ${deed.point}`).toBe('SIGKILL')
}

/** What is left of a dead process's open transaction goes when Postgres notices that its connection has. */
async function untilNobodyIsInTransaction(): Promise<void> {
  await expect
    .poll(() => count(`pg_stat_activity WHERE datname = current_database() AND state LIKE '%in transaction%' AND pid <> pg_backend_pid()`))
    .toBe(0)
}

const points = (verb: string) => FAIL_POINTS.filter((point) => point.startsWith(`${verb}.`))

describe('a process that is killed while it creates a task', () => {
  test.each(points('create'))('at %s leaves all of it or nothing, and the same call then makes it whole', async (point) => {
    const { person } = await someone('reviewer')
    const sent = { idempotency_key: `crash-${point}`, assign_to: { email: person.email } }
    await dieAt({ point, create: sent })
    await untilNobodyIsInTransaction()
    const left = await count('tasks WHERE idempotency_key = $1', [sent.idempotency_key])
    expect(left).toBe(point === 'create.committed' ? 1 : 0)

    const { task, replayed } = await createTask(AGENT, question(sent))
    expect(replayed).toBe(left === 1)
    expect(await eventsOf(task.id)).toEqual([{ action: 'created', from_status: null, to_status: 'created' }])
    expect(await count('assignments WHERE task_id = $1', [task.id])).toBe(1)
    expect(task.assigned_to_user_id).toBe(person.id)
    await moveJobs()
    expect(await count(`graphile_worker._private_jobs WHERE payload->>'task_id' = $1`, [task.id])).toBe(1)
  })
})

describe('a process that is killed while it completes a task', () => {
  test.each(points('complete'))('at %s loses nothing that was stored, and the task ends once', async (point) => {
    const operator = await someone('operator')
    const id = await ask()
    await dieAt({ point, complete: id, caller: operator })
    await untilNobodyIsInTransaction()
    const stored = point === 'complete.loaded' ? 0 : 1
    expect(await count('submissions WHERE task_id = $1', [id])).toBe(stored)
    const { status, response } = await getTask(AGENT, id)
    expect([status, response]).toEqual(
      point === 'complete.settled' ? ['completed', { approved: true, reason: 'typed before the crash' }] : ['created', null],
    )

    const again = await answer(operator, id).then(
      () => 'accepted',
      (error: { code: string }) => error.code,
    )
    expect(again).toBe(point === 'complete.settled' ? 'TASK_ALREADY_TERMINAL' : 'accepted')
    expect((await eventsOf(id)).filter(({ to_status }) => isTerminal(to_status))).toHaveLength(1)
    const accepted = await pool().query(`SELECT id FROM submissions WHERE task_id = $1 AND verdict = 'accepted'`, [id])
    expect(accepted.rows).toHaveLength(1)
  })
})

describe('a process that is killed while it reassigns a task', () => {
  test.each(points('reassign'))('at %s leaves it with whoever had it, and the same call then moves it', async (point) => {
    const [ann, ben] = [await someone('reviewer'), await someone('reviewer')]
    const id = await ask({ assign_to: { email: ann.person.email } })
    const to = { user_id: ben.person.id }
    await dieAt({ point, reassign: id, to })
    await untilNobodyIsInTransaction()
    expect(await getTask(AGENT, id)).toMatchObject({ status: 'created', assigned_to_user_id: ann.person.id })
    expect(await assignmentsOf(id)).toEqual([`${ann.person.email} offered`])

    await reassignTask(AGENT, { id, assignTo: to })
    expect((await getTask(AGENT, id)).assigned_to_user_id).toBe(ben.person.id)
    expect((await eventsOf(id)).map(({ action }) => action)).toEqual(['created', 'reassigned'])
    await moveJobs()
    // Told of twice: when it was created, and when it was moved.
    expect(await count(`graphile_worker._private_jobs WHERE payload->>'task_id' = $1`, [id])).toBe(2)
  })
})
