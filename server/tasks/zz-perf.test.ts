import { test } from 'vitest'
import { writeFileSync } from 'node:fs'
import { inboxQuery } from '#contract/views.ts'
import { pool } from '#server/db/client.ts'
import { useTestDatabase } from '#server/db/test-db.ts'
import { countInbox, listInbox } from './list-inbox.ts'
import { someone } from './test-tasks.ts'
import { listFilterOptions } from '#server/inbox/list-filter-options.ts'
await useTestDatabase()
test('perf', { timeout: 600_000 }, async () => {
  const olga = await someone('operator')
  const rita = await someone('reviewer', { pools: ['big', 'small'] })
  const q = (s: string, v: unknown[] = []) => pool().query(s, v)
  await q(`INSERT INTO roles (id,name) VALUES ('r1','lead')`)
  await q('DROP INDEX tasks_searched_trgm_idx')
  await q(
    `INSERT INTO tasks (id, idempotency_key, question_digest, task, payload, payload_schema, response_schema, status, timeout_seconds, timeout_at, created_at, completed_at, assigned_to_user_id, completed_by_user_id, completed_via_channel)
   SELECT lpad(to_hex(n), 32, '0'), 'b-' || n, '', CASE WHEN n % 20000 = 7 THEN 'Rare question?' WHEN n % 3 = 0 THEN 'Common question?' ELSE 'Approve refund ' || n END, json_build_object('amount', n), '{}', '{"type":"object","properties":{"approved":{"type":"boolean"}}}',
   CASE WHEN n % 10000 = 3 THEN 'rejected' WHEN n % 10 = 0 THEN 'created' ELSE 'completed' END, 2592000, now() + random() * interval '30 days', now() - random() * interval '90 days', CASE WHEN n % 10 <> 0 THEN now() END,
   CASE WHEN n % 5000 = 1 OR n%1000 = 10 THEN $1 END, CASE WHEN n % 7000 = 1 THEN $1 END, CASE WHEN n % 10 <> 0 THEN CASE WHEN n % 50000 = 1 THEN 'slack' ELSE 'dashboard' END END FROM generate_series(1, 200000) n`,
    [olga.person.id],
  )
  await q(
    `INSERT INTO assignments (id, task_id, pool_id, state, reason) SELECT 'p' || t.id, t.id, p.id, 'offered', 'pool' FROM tasks t, pools p WHERE p.name = 'big'`,
  )
  await q(
    `INSERT INTO assignments (id, task_id, pool_id, state, reason) SELECT 's' || t.id, t.id, p.id, 'offered', 'pool' FROM tasks t, pools p WHERE p.name = 'small' AND t.id LIKE '%00'`,
  )
  await q(
    `INSERT INTO assignments (id, task_id, role_id, state, reason) SELECT 'r' || t.id, t.id, 'r1', 'offered', 'role' FROM tasks t WHERE t.id LIKE '%000'`,
  )
  await q('VACUUM ANALYZE tasks, assignments')
  await q('SELECT 1')
  const cases: Record<string, Record<string, unknown>> = {
    none: {},
    statusRare: { status: 'rejected' },
    statusCommon: { status: 'created' },
    statusNone: { status: 'submitted' },
    poolBig: { pool: 'big' },
    poolSmall: { pool: 'small' },
    poolNone: { pool: 'nope' },
    role: { role: 'lead' },
    person: { person: olga.person.id },
    personNone: { person: rita.person.id },
    channelRare: { channel: 'slack' },
    channelNone: { channel: 'email' },
    channelCommon: { channel: 'dashboard' },
    hour: { due: 'hour' },
    today: { due: 'today' },
    kindRare: { kind: 'Rare question?' },
    kindCommon: { kind: 'Common question?' },
    kindNone: { kind: 'no such' },
    from: { from: '2026-11-25' },
    old: { to: '2026-09-10' },
    oldNone: { to: '2025-01-01' },
    mix: { pool: 'small', status: 'created', kind: 'Common question?' },
  }
  const lines: string[] = []
  for (const [name, c] of Object.entries(cases))
    for (const [who, caller] of [
      ['op', olga],
      ['rev', rita],
    ] as const) {
      const times: number[] = []
      const ctimes: number[] = []
      for (let i = 0; i < 5; i++) {
        for (const tab of ['all', 'done']) {
          const s = performance.now()
          await listInbox(caller, inboxQuery.parse({ tab, limit: 100, ...c }))
          times.push(performance.now() - s)
        }
        const s = performance.now()
        await countInbox(caller, inboxQuery.parse(c))
        ctimes.push(performance.now() - s)
      }
      lines.push(`${name} ${who}: list max ${Math.max(...times.slice(2)).toFixed(1)} counts ${Math.max(...ctimes.slice(1)).toFixed(1)}`)
    }
  for (const [who, caller] of [
    ['op', olga],
    ['rev', rita],
  ] as const) {
    const s = performance.now()
    await listFilterOptions(caller)
    lines.push(`options ${who} ${(performance.now() - s).toFixed(1)}`)
  }
  writeFileSync('/tmp/inbox-perf.txt', lines.join('\n'))
})
