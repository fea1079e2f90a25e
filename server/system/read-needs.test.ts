import { beforeEach, describe, expect, test } from 'vitest'
import { pool } from '#server/db/client.ts'
import { useTestDatabase } from '#server/db/test-db.ts'
import { announceTask } from '#server/tasks/announce-task.ts'
import { cancelTask } from '#server/tasks/cancel-task.ts'
import { claimTask } from '#server/tasks/claim-task.ts'
import { declineTask } from '#server/tasks/decline-task.ts'
import { AGENT, ask, someone } from '#server/tasks/test-tasks.ts'
import { listUnasked, readNeeds } from './read-needs.ts'

await useTestDatabase()
const operator = await someone('operator')
const read = () => readNeeds(operator, { fresh: true })

beforeEach(() => pool().query('TRUNCATE tasks, events, graphile_worker._private_jobs CASCADE'))

async function abandoned(daysAgo: number): Promise<void> {
  const id = await ask({ callback_url: 'https://example.com/hook' })
  await cancelTask(AGENT, id)
  await pool().query(
    `UPDATE webhook_deliveries SET status = 'abandoned', updated_at = now() - make_interval(days => $2) WHERE task_id = $1`,
    [id, daysAgo],
  )
}

describe('what needs an operator', () => {
  test('nothing, at first', async () => {
    expect(await read()).toEqual({ deliveries: 0, jobs: 0, notifications: 0, unasked: 0 })
  })

  test('deliveries that were given up within the week', async () => {
    await abandoned(1)
    await abandoned(8)
    expect(await read()).toMatchObject({ deliveries: 1 })
  })

  test('jobs that ran out of tries', async () => {
    await pool().query(`SELECT graphile_worker.add_job('notify', '{}', max_attempts => 1)`)
    expect(await read()).toMatchObject({ jobs: 0 })
    await pool().query('UPDATE graphile_worker._private_jobs SET attempts = 1')
    expect(await read()).toMatchObject({ jobs: 1 })
  })

  test('tasks whose notices reached nobody: each once', async () => {
    const id = await ask({ notify: ['email:a@example.com', 'email:b@example.com'] })
    await announceTask(id)
    expect(await read()).toMatchObject({ notifications: 1 })
    await cancelTask(AGENT, id)
    expect(await read()).toMatchObject({ notifications: 0 })
  })

  test('are counted once for all who ask within seconds', async () => {
    const before = await read()
    await ask({ assign_to: { role: 'nobody-has-it' } })
    expect(await readNeeds(operator)).toEqual(before)
    expect(await read()).toMatchObject({ unasked: 1 })
  })

  test('is for operators and keys with system:read', async () => {
    await expect(readNeeds(await someone('reviewer'))).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect(await readNeeds({ kind: 'key', keyId: 'k', name: 'k', scopes: ['system:read'] })).toMatchObject({ unasked: expect.any(Number) })
  })
})

describe('tasks that nobody is asked', () => {
  const unasked = async () => (await listUnasked(operator)).map(({ id }) => id)
  const askNobody = async () => {
    await pool().query(`INSERT INTO roles (id, name) VALUES ('nobody', 'nobody-has-it') ON CONFLICT DO NOTHING`)
    return ask({ assign_to: { role: 'nobody-has-it' } })
  }

  test('those for a group that has nobody', async () => {
    const id = await askNobody()
    expect(await listUnasked(operator)).toMatchObject([{ id, task: 'Refund?', assign_to: expect.stringContaining('nobody-has-it') }])
  })

  test('not those for nobody in particular: operators have them in their inbox', async () => {
    await ask()
    await ask({ assign_to: {} })
    expect(await unasked()).toEqual([])
  })

  test('not those that somebody is asked, holds, or has been sent to an address', async () => {
    const [one, two] = [await someone('reviewer'), await someone('reviewer')]
    const offered = await ask({ assign_to: { emails: [one.person.email, two.person.email] } })
    await ask({ assign_to: { email: 'stranger@example.com' } })
    expect(await unasked()).toEqual([])
    await claimTask(one, offered)
    expect(await unasked()).toEqual([])
  })

  test('those of a pool whose last person was deactivated', async () => {
    const member = await someone('reviewer', { pools: ['finance'] })
    const id = await ask({ assign_to: { pool: 'finance' } })
    await pool().query('UPDATE tasks SET assigned_to_user_id = NULL, assigned_to_email = NULL WHERE id = $1', [id])
    expect(await unasked()).toEqual([])
    await pool().query('UPDATE users SET active = false WHERE id = $1', [member.person.id])
    expect(await unasked()).toEqual([id])
  })

  test('those of a pool in which all have declined', async () => {
    const { person, kind } = await someone('reviewer', { pools: ['tax'] })
    const id = await ask({ assign_to: { pool: 'tax', strategy: 'everyone' } })
    expect(await unasked()).toEqual([])
    await declineTask({ kind, person }, { id, reason: 'mine' })
    expect(await unasked()).toEqual([id])
  })

  test('not those that have ended', async () => {
    const id = await askNobody()
    await cancelTask(AGENT, id)
    expect(await unasked()).toEqual([])
  })
})
