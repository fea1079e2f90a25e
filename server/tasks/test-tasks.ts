import { createTaskRequest } from '#contract/task.ts'
import { pool } from '#server/db/client.ts'
import { actorOf, type Caller } from '#server/domain/caller.ts'
import { newId } from '#server/domain/ids.ts'
import { createPerson } from '#server/people/create-person.ts'
import { completeTask } from './complete-task.ts'
import { createTask } from './create-task.ts'

/** Fixtures: an agent, people and questions on the real database of a test file. */
export const AGENT: Caller = { kind: 'admin' }

const APPROVAL = {
  type: 'object',
  properties: { approved: { type: 'boolean' }, reason: { type: 'string' } },
  required: ['approved'],
  additionalProperties: false,
}

export function question(more: Record<string, unknown> = {}) {
  const sent = {
    task: 'Refund?',
    payload: { amount: 250 },
    payload_schema: {},
    response_schema: APPROVAL,
    timeout_seconds: 900,
    idempotency_key: newId(),
  }
  return createTaskRequest.parse({ ...sent, ...more })
}

export async function ask(more: Record<string, unknown> = {}): Promise<string> {
  return (await createTask(AGENT, question(more))).task.id
}

export async function someone(kind: 'operator' | 'reviewer', more: { roles?: string[]; pools?: string[]; accessLevel?: string } = {}) {
  const person = await createPerson({
    email: `${newId()}@example.com`,
    displayName: `Person ${newId().slice(-4)}`,
    isOperator: kind === 'operator',
    ...more,
  })
  return { kind, person } satisfies Caller
}

export function answer(caller: Caller, id: string, response: Record<string, unknown> = { approved: true }) {
  return completeTask(caller, { id, response, actor: actorOf(caller, 'dashboard'), language: 'en' })
}

/** Its deadline has passed; the next sweep will find it. */
export async function makeDue(...ids: string[]): Promise<void> {
  await pool().query(`UPDATE tasks SET timeout_at = now() - interval '1 second' WHERE id = ANY($1)`, [ids])
}

export async function eventsOf(id: string): Promise<{ action: string; from_status: string | null; to_status: string }[]> {
  const { rows } = await pool().query('SELECT action, from_status, to_status FROM events WHERE task_id = $1 ORDER BY seq', [id])
  return rows
}

export async function count(sql: string, values: unknown[] = []): Promise<number> {
  const { rows } = await pool().query<{ n: number }>(`SELECT count(*)::int AS n FROM ${sql}`, values)
  return rows[0]?.n ?? 0
}
