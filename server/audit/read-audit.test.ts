import { beforeAll, describe, expect, test } from 'vitest'
import type { AuditQuery } from '#contract/audit.ts'
import { createApiKey } from '#server/auth/api-keys.ts'
import { revokeKey } from '#server/auth/revoke-key.ts'
import { pool } from '#server/db/client.ts'
import { useTestDatabase } from '#server/db/test-db.ts'
import type { Caller } from '#server/domain/caller.ts'
import { SCOPES } from '#server/domain/permissions.ts'
import { cancelTask } from '#server/tasks/cancel-task.ts'
import { claimTask } from '#server/tasks/claim-task.ts'
import { deleteTask } from '#server/tasks/delete-task.ts'
import { extendTask } from '#server/tasks/extend-task.ts'
import { AGENT, answer, ask, someone } from '#server/tasks/test-tasks.ts'
import { exportAudit, listAudit } from './read-audit.ts'
import { readAuditWords } from './audit-words.ts'

await useTestDatabase()
const operator = await someone('operator')
const reviewer = await someone('reviewer')

const read = async (filters: Partial<AuditQuery> = {}) => (await listAudit(AGENT, { limit: 200, ...filters })).entries
const actions = async (filters: Partial<AuditQuery>) => (await read(filters)).map(({ action }) => action)

let answered = ''
let cancelled = ''
let key = ''

beforeAll(async () => {
  answered = await ask({ task: 'Ship it?', idempotency_key: 'ship-1', assign_to: { email: reviewer.person.email } })
  await claimTask(reviewer, answered)
  await answer(reviewer, answered)
  cancelled = await ask({ task: 'Never mind?' })
  await cancelTask(operator, cancelled)
  key = (await createApiKey(operator, { name: 'billing', scopes: ['tasks:read'] })).id
  await revokeKey(operator, key)
  await revokeKey(operator, key)
})

describe('what it tells', () => {
  test('tasks and changes together, newest first, with before and after', async () => {
    const entries = await read()
    expect(entries.map(({ subject, action }) => `${subject} ${action}`)).toEqual([
      'api_key revoked',
      'api_key created',
      'task cancelled',
      'task created',
      'task completed',
      'task submitted',
      'task claimed',
      'task created',
    ])
    expect(entries[0]).toMatchObject({
      subject_id: key,
      subject_name: 'billing',
      before: { revoked_at: null },
      after: { revoked_at: expect.any(String) },
      actor_type: 'human',
      actor_name: operator.person.displayName,
    })
    expect(entries[2]).toMatchObject({ subject_name: 'Never mind?', before: { status: 'created' }, after: { status: 'cancelled' } })
    expect(entries[7]).toMatchObject({ before: null, after: { status: 'created' }, actor_type: 'agent', actor_name: null })
  })

  test('of an extension, both deadlines', async () => {
    const id = await ask()
    const { rows } = await pool().query<{ at: Date }>('SELECT timeout_at AS at FROM tasks WHERE id = $1', [id])
    const task = await extendTask(AGENT, { id, timeoutSeconds: 7_200 })
    const [entry] = await read({ task_id: id })
    expect(Date.parse(String(entry?.before?.timeout_at))).toBe(rows[0]?.at.getTime())
    expect(entry?.after).toEqual({ timeout_at: task.timeout_at })
    await deleteTask(AGENT, id)
  })

  test('never the key itself', async () => {
    const made = await createApiKey(AGENT, { name: 'secret', scopes: ['tasks:read'] })
    expect(JSON.stringify(await read({ id: made.id }))).not.toContain(made.key)
  })

  test('a deleted task by its id, without its title', async () => {
    const gone = await ask()
    await cancelTask(AGENT, gone)
    await deleteTask(AGENT, gone)
    const entries = await read({ task_id: gone })
    expect(entries.map(({ action }) => action).slice(-2)).toEqual(['cancelled', 'created'])
    expect(new Set(entries.map(({ subject_name: name }) => name))).toEqual(new Set([null]))
  })
})

describe('filters', () => {
  test('by task', async () => {
    expect(await actions({ task_id: answered })).toEqual(['completed', 'submitted', 'claimed', 'created'])
  })

  test('by who did it, by id and by address', async () => {
    expect(await actions({ actor: operator.person.id })).toEqual(['revoked', 'created', 'cancelled'])
    expect(await actions({ actor: operator.person.email?.toUpperCase() })).toEqual(['revoked', 'created', 'cancelled'])
    expect(await actions({ actor: 'nobody@example.com' })).toEqual([])
  })

  test('by an address whose account is gone', async () => {
    const leaver = await someone('operator')
    const id = await ask()
    await cancelTask(leaver, id)
    await pool().query('DELETE FROM users WHERE id = $1', [leaver.person.id])
    expect(await actions({ actor: leaver.person.email ?? '' })).toEqual(['cancelled'])
  })

  test('by who was asked', async () => {
    expect(await actions({ assignee: reviewer.person.email ?? '' })).toEqual(['completed', 'submitted', 'claimed', 'created'])
    const stranger = await ask({ assign_to: { email: 'stranger@example.com' } })
    expect((await read({ assignee: 'stranger@example.com' })).map(({ subject_id: id }) => id)).toEqual([stranger])
  })

  test('by subject, channel, action, kind of actor and time', async () => {
    expect(await actions({ subject: 'api_key', actor: operator.person.id })).toEqual(['revoked', 'created'])
    expect(await actions({ channel: 'dashboard', task_id: answered })).toEqual(['completed', 'submitted', 'claimed'])
    expect(await actions({ action: 'revoked' })).toEqual(['revoked'])
    expect(await actions({ actor_type: 'agent', task_id: answered })).toEqual(['created'])
    const [last] = await read({ task_id: cancelled })
    const at = last?.created_at ?? ''
    expect(await actions({ task_id: cancelled, from: at })).toContain('cancelled')
    expect(await actions({ task_id: cancelled, to: at })).not.toContain('cancelled')
  })

  test('by any id, and by the key of a task', async () => {
    expect(await actions({ id: 'ship-1' })).toEqual(['completed', 'submitted', 'claimed', 'created'])
    expect(await actions({ id: answered })).toHaveLength(4)
    expect(await actions({ id: key })).toEqual(['revoked', 'created'])
    const [entry] = await read({ action: 'revoked' })
    expect(await actions({ id: entry?.id })).toEqual(['revoked'])
  })
})

describe('pages', () => {
  test('go on where the last one ended, though all is of one moment', async () => {
    await pool().query(`INSERT INTO events (id, task_id, action, to_status, actor_type, created_at)
      SELECT 'e' || n, 'paged', 'seen', 'created', 'system', '2020-01-01' FROM generate_series(1, 7) AS n`)
    await pool().query(`INSERT INTO changes (id, subject, subject_id, subject_name, action, actor_type, created_at)
      SELECT 'c' || n, 'pool', 'paged', 'paged', 'seen', 'system', '2020-01-01' FROM generate_series(1, 6) AS n`)
    const ids: string[] = []
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = await listAudit(AGENT, { limit: 2, id: 'paged', cursor })
      // `id` finds events by their task, and changes by their subject.
      ids.push(...page.entries.map(({ id }) => id))
      cursor = page.next_cursor
    }
    expect(ids).toEqual(['e7', 'e6', 'e5', 'e4', 'e3', 'e2', 'e1', 'c6', 'c5', 'c4', 'c3', 'c2', 'c1'])
  })

  test('a cursor of somebody else is refused', async () => {
    await expect(listAudit(AGENT, { limit: 1, cursor: 'bm9wZQ' })).rejects.toThrow(/cursor: is not one/)
  })
})

test('an export has every entry once', async () => {
  await pool().query(`INSERT INTO events (id, task_id, action, to_status, actor_type, created_at)
    SELECT 'x' || n, 'exported', 'seen', 'created', 'system', '2021-01-01'::timestamptz + n / 3 * interval '1 second' FROM generate_series(1, 2500) AS n`)
  const ids: string[] = []
  const sizes: number[] = []
  for await (const batch of await exportAudit(AGENT, { task_id: 'exported' })) {
    ids.push(...batch.map(({ id }) => id))
    sizes.push(batch.length)
  }
  expect(sizes).toEqual([1000, 1000, 500])
  expect(ids).toEqual(Array.from({ length: 2500 }, (_, n) => `x${2500 - n}`))
})

test('reviewers and keys without the scope read nothing', async () => {
  const without: Caller = { kind: 'key', keyId: 'k', name: 'k', scopes: SCOPES.filter((scope) => scope !== 'audit:read') }
  for (const caller of [reviewer, without]) {
    await expect(listAudit(caller, { limit: 1 })).rejects.toThrow(/You may not read the audit/)
    await expect(exportAudit(caller, {})).rejects.toThrow(/You may not read the audit/)
    await expect(readAuditWords(caller)).rejects.toThrow(/You may not read the audit/)
  }
  const { entries } = await listAudit({ ...without, scopes: ['audit:read'] }, { limit: 1 })
  expect(entries).toHaveLength(1)
})

describe('the words of the filters', () => {
  test('are those that there are', async () => {
    const { actions: known, channels } = await readAuditWords(AGENT)
    expect(known).toEqual(expect.arrayContaining(['created', 'completed', 'cancelled', 'revoked']))
    expect(channels).toEqual(['api', 'dashboard'])
  })

  test('are the ones that the indexes leave out, and the planner takes them', async () => {
    const { rows } = await pool().query<{ indexdef: string }>(
      `SELECT indexdef FROM pg_indexes WHERE indexname LIKE 'events_rare%' ORDER BY 1`,
    )
    const words = rows.map(({ indexdef }) => [...indexdef.matchAll(/'([a-z_]+)'/g)].map(([, word]) => word))
    const { actions: known } = await readAuditWords(AGENT)
    expect(words).toEqual([
      ['created', 'notified', 'assigned', 'claimed', 'submitted', 'completed'],
      ['dashboard', 'api'],
    ])
    for (const word of words[0] ?? []) expect(known).toContain(word)
  })
})
