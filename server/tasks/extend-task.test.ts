import { afterAll, expect, test } from 'vitest'
import { pool } from '#server/db/client.ts'
import { useTestDatabase } from '#server/db/test-db.ts'
import type { Caller } from '#server/domain/caller.ts'
import { hub } from '#server/waiters/hub.ts'
import { auditTask } from './audit-task.ts'
import { cancelTask } from './cancel-task.ts'
import { extendTask } from './extend-task.ts'
import { AGENT, ask, someone } from './test-tasks.ts'
import { viewTask } from './view-task.ts'

await useTestDatabase()
await hub().start()
afterAll(() => hub().stop())

const HOUR = 3_600

function fromNow(timestamp: string): number {
  return Math.round((new Date(timestamp).getTime() - Date.now()) / 1000)
}

test('moves the deadline back, writes who did, and tells those who wait', async () => {
  const operator = await someone('operator')
  const id = await ask()
  const told = new Promise((resolve) => hub().subscribe(id, ({ what }) => what === 'extended' && resolve(what)))
  const before = await viewTask(operator, id)
  const task = await extendTask(operator, { id, timeoutSeconds: HOUR })
  expect(fromNow(task.timeout_at)).toBeCloseTo(HOUR, -1)
  expect(task).toMatchObject({ status: 'created', timeout_seconds: 900 })
  expect((await auditTask(AGENT, id)).at(-1)).toMatchObject({
    action: 'extended',
    from_status: 'created',
    to_status: 'created',
    actor_email: operator.person.email,
    channel: 'dashboard',
    extra_data: { from: before.timeout_at, to: task.timeout_at },
  })
  expect(await told).toBe('extended')
})

test('never earlier than the present deadline', async () => {
  const id = await ask()
  await expect(extendTask(AGENT, { id, timeoutSeconds: 60 })).rejects.toMatchObject({
    code: 'VALIDATION_FAILED',
    message: expect.stringMatching(/timeout_seconds: would end the task before its present deadline, \d{4}-/),
  })
})

test('what has ended stays ended', async () => {
  const id = await ask()
  await cancelTask(AGENT, id)
  await expect(extendTask(AGENT, { id, timeoutSeconds: HOUR })).rejects.toMatchObject({ code: 'TASK_ALREADY_TERMINAL' })
  expect((await viewTask(AGENT, id)).actions.extend).toEqual({ allowed: false, why: 'This task is cancelled.' })
  await expect(extendTask(AGENT, { id: 'nope', timeoutSeconds: HOUR })).rejects.toMatchObject({ code: 'TASK_NOT_FOUND' })
})

test('operators and keys that may write can; reviewers cannot, and their button says why', async () => {
  const reviewer = await someone('reviewer')
  const id = await ask({ assign_to: { user_id: reviewer.person.id } })
  await expect(extendTask(reviewer, { id, timeoutSeconds: HOUR })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  expect((await viewTask(reviewer, id)).actions.extend).toEqual({ allowed: false, why: 'Only operators can do this.' })
  const key = (scope: string): Caller => ({ kind: 'key', keyId: 'k', name: 'billing', scopes: [scope] })
  await expect(extendTask(key('tasks:read'), { id, timeoutSeconds: HOUR })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await extendTask(key('tasks:write'), { id, timeoutSeconds: HOUR })
  const { rows } = await pool().query(
    `SELECT actor_type, extra_data->>'api_key_name' AS key FROM events WHERE task_id = $1 AND action = 'extended'`,
    [id],
  )
  expect(rows).toEqual([{ actor_type: 'agent', key: 'billing' }])
})
