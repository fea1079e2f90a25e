import { describe, expect, test } from 'vitest'
import { inboxQuery } from '#contract/views.ts'
import { pool } from '#server/db/client.ts'
import { useTestDatabase } from '#server/db/test-db.ts'
import type { Caller } from '#server/domain/caller.ts'
import { claimTask } from './claim-task.ts'
import { countInbox, listInbox } from './list-inbox.ts'
import { answer, ask as askFor, someone } from './test-tasks.ts'

await useTestDatabase()

const olga = await someone('operator')
const rita = await someone('reviewer', { pools: ['refunds'], roles: ['lead'] })

// Due in two days, where a test does not say otherwise.
const ask = (more: Record<string, unknown>) => askFor({ timeout_seconds: 172_800, ...more })

async function listed(caller: Caller, query: Record<string, unknown>): Promise<string[]> {
  return (await listInbox(caller, inboxQuery.parse(query))).tasks.map(({ id }) => id)
}

const move = (id: string, column: 'timeout_at' | 'created_at', to: string) =>
  pool().query(`UPDATE tasks SET ${column} = ${to} WHERE id = $1`, [id])

const refund = await ask({ task: 'Refund?', assign_to: { pool: 'refunds' } })
const lead = await ask({ task: 'Lead only?', assign_to: { role: 'lead' } })
const wire = await ask({ task: 'Wire 100%?' })
const again = await ask({ task: 'Refund?', assign_to: { emails: [rita.person.email, olga.person.email] } })
const answered = await ask({ task: 'Answered?', assign_to: { emails: [rita.person.email, olga.person.email] } })
await answer(rita, answered)
await claimTask(olga, wire)
await move(refund, 'timeout_at', `now() + interval '59 minutes'`)
await move(lead, 'created_at', `'2026-03-10 23:30:00+00'`)
await move(wire, 'created_at', `'2026-03-12 12:00:00+00'`)

describe('filters', () => {
  test.each<[string, Record<string, unknown>, string[]]>([
    ['none', {}, [again, refund, wire, lead]],
    ['status', { status: 'in_progress' }, [wire]],
    ['pool', { pool: 'refunds' }, [refund]],
    ['role', { role: 'lead' }, [lead]],
    ['person who holds it', { person: olga.person.id }, [wire]],
    ['person who has answered', { tab: 'done', person: rita.person.id }, [answered]],
    ['channel', { tab: 'done', channel: 'dashboard' }, [answered]],
    ['another channel', { tab: 'done', channel: 'slack' }, []],
    ['kind', { kind: 'Refund?' }, [again, refund]],
    ['kind, and signs of SQL mean nothing', { kind: 'Wire 100_?' }, []],
    ['due in an hour', { due: 'hour' }, [refund]],
    ['due is for what is open', { tab: 'done', due: 'hour' }, []],
    ['from', { from: '2026-03-12', to: '2026-12-31', kind: 'Wire 100%?' }, [wire]],
    ['to', { to: '2026-03-11' }, [lead]],
    ['to, in a zone where that was the next day', { to: '2026-03-10', zone: 'Europe/Vienna' }, []],
    ['from, in that zone', { from: '2026-03-11', to: '2026-03-11', zone: 'Europe/Vienna' }, [lead]],
    ['several at once', { kind: 'Refund?', pool: 'refunds', due: 'hour' }, [refund]],
    ['with a search', { q: '100%', person: olga.person.id }, [wire]],
    ['a pool that there is not', { pool: 'nope' }, []],
  ])('%s', async (_, query, expected) => {
    const tab = { tab: 'all', ...query }
    expect(await listed(olga, tab)).toEqual(expected)
    const counts = await countInbox(olga, inboxQuery.parse(query))
    expect(counts[tab.tab as 'all' | 'done']).toBe(expected.length)
  })

  test.each([
    'Refund $1,250.50 of order A-17?',
    'On 2026-11-26, 14:05/15:10: 3 of 4?',
    'No number at all?',
    '12.',
    '٣ and ３ are no digits here',
    `${'x'.repeat(199)}12345`,
    `${'9'.repeat(300)} too long`,
  ])('the kind of %j is what the table says it is', async (task) => {
    const id = await ask({ task })
    const { rows } = await pool().query<{ kind: string }>('SELECT kind FROM tasks WHERE id = $1', [id])
    expect(await listed(olga, { tab: 'all', kind: task })).toEqual([id])
    expect(await listed(olga, { tab: 'all', kind: rows[0]?.kind })).toEqual([id])
  })

  test('due today ends at the reader’s midnight', async () => {
    const [here, there] = ['Pacific/Kiritimati', 'Pacific/Pago_Pago']
    const midnight = (zone: string) => `((now() AT TIME ZONE '${zone}')::date + 1)::timestamp AT TIME ZONE '${zone}'`
    const kind = 'Due when?'
    const task = await ask({ task: kind })
    for (const zone of [here, there]) {
      await move(task, 'timeout_at', `${midnight(zone)} - interval '1 second'`)
      expect(await listed(olga, { tab: 'all', due: 'today', kind, zone })).toEqual([task])
      await move(task, 'timeout_at', midnight(zone))
      expect(await listed(olga, { tab: 'all', due: 'today', kind, zone })).toEqual([])
    }
  })

  test('show a reviewer nothing that they may not see', async () => {
    expect(await listed(rita, { tab: 'open', person: olga.person.id })).toEqual([])
    expect(await listed(rita, { tab: 'all', kind: 'Wire 100%?' })).toEqual([])
    expect((await countInbox(rita, inboxQuery.parse({ kind: 'Refund?' }))).all).toBe(2)
  })

  test.each([{ status: 'lost' }, { due: 'never' }, { from: '2026-02-30' }, { zone: 'Mars/Olympus' }, { pool: '\0' }])(
    '%j is refused',
    (query) => {
      expect(inboxQuery.safeParse(query).success).toBe(false)
    },
  )

  test('alike is what asks for the same in the same form', async () => {
    const rows = (await listInbox(olga, inboxQuery.parse({ tab: 'all', kind: 'Refund?' }))).tasks
    expect(new Set(rows.map((row) => row.form_key)).size).toBe(1)
    const other = await ask({ task: 'Refund?', response_schema: { type: 'object', properties: { amount: { type: 'number' } } } })
    const [row] = (await listInbox(olga, inboxQuery.parse({ tab: 'all', kind: 'Refund?' }))).tasks
    expect(row?.id).toBe(other)
    expect(row?.form_key).not.toBe(rows[0]?.form_key)
  })
})
