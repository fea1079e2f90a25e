import { createTaskRequest } from '#contract/task.ts'
import { actorOf, type Caller } from '#server/domain/caller.ts'
import { pool } from '#server/db/client.ts'
import { invitePerson } from '#server/auth/invite-person.ts'
import { createPerson } from '#server/people/create-person.ts'
import { setAvailability } from '#server/people/set-availability.ts'
import { addLevel } from '#server/pools/add-level.ts'
import { listPools } from '#server/pools/list-pools.ts'
import { updatePool } from '#server/pools/update-pool.ts'
import { announceTask } from '#server/tasks/announce-task.ts'
import { cancelTask } from '#server/tasks/cancel-task.ts'
import { claimTask } from '#server/tasks/claim-task.ts'
import { completeTask } from '#server/tasks/complete-task.ts'
import { createTask } from '#server/tasks/create-task.ts'
import { expireTasks } from '#server/tasks/expire-tasks.ts'
import { extendTask } from '#server/tasks/extend-task.ts'
import { FORMS } from './forms.ts'
import { QUESTIONS } from './questions.ts'

/** The account that the seeded pages are looked at with. For local databases only. */
export const OPERATOR = { email: 'olivia@example.com', password: 'correct horse battery', displayName: 'Olivia Park' }
const INVITED = { email: 'lena@example.com', displayName: 'Lena Brandt' }
const REVIEWER = { email: 'ravi@example.com', password: 'correct horse battery', displayName: 'Ravi Menon' }

/** What became of the suggested reply. */
const EDITED =
  'Dear Dana,\n\nwe are **very sorry** for the broken lamp. You get:\n\n- a full refund of €190\n- a new lamp, on us\n\nKind regards'

const AGENT: Caller = { kind: 'admin' }

function callerFor(kind: 'operator' | 'reviewer', id: string, { email, displayName }: typeof OPERATOR): Caller {
  return { kind, person: { id, email, displayName } }
}

async function ask(
  name: keyof typeof QUESTIONS,
  more: Partial<(typeof QUESTIONS)[typeof name]> & { assign_to?: object; on_timeout?: object } = {},
): Promise<string> {
  const { task } = await createTask(AGENT, createTaskRequest.parse({ ...QUESTIONS[name], ...more }))
  await announceTask(task.id)
  return task.id
}

async function answer(caller: Caller, id: string, response: Record<string, unknown>): Promise<void> {
  await completeTask(caller, { id, response, actor: actorOf(caller, 'dashboard'), language: 'en' })
}

/** Lets the deadline pass, instead of waiting for it. */
async function passDeadline(id: string): Promise<void> {
  await pool().query(`UPDATE tasks SET timeout_at = now() - interval '1 second' WHERE id = $1`, [id])
  await expireTasks()
}

async function askWithForm(name: keyof typeof FORMS, more: { idempotency_key?: string } = {}): Promise<string> {
  const { task } = await createTask(AGENT, createTaskRequest.parse({ ...FORMS[name], ...more }))
  await announceTask(task.id)
  return task.id
}

/** A pool with every setting, a role and levels of their own, somebody who is away, and somebody who is only invited. */
async function seedPlace(operator: Caller, awayId: string): Promise<{ poolId: string; inviteToken: string }> {
  for (const level of ['Junior', 'Senior', 'Lead']) await addLevel(operator, level)
  const lena = await createPerson({ ...INVITED, roles: ['lead'], pools: ['support'], accessLevel: 'Lead' })
  const { url } = await invitePerson(operator, lena.id)
  const nextWeek = new Date(Date.now() + 7 * 86_400_000).toISOString()
  await setAvailability(operator, awayId, { away_until: nextWeek, substitute_id: lena.id })
  const support = (await listPools(operator)).find(({ name }) => name === 'support')
  const poolId = support?.id ?? ''
  await updatePool(operator, poolId, {
    strategy: 'named_order',
    time_zone: 'Europe/Vienna',
    hours: [
      { days: [1, 2, 3, 4], from: '09:00', to: '17:00' },
      { days: [5], from: '09:00', to: '14:30' },
    ],
    holidays: ['2026-12-25', '2026-12-26', '2027-01-01'],
    claim_expires_after: 3_600,
    remind_after: 7_200,
    remind_every: 14_400,
    escalate_after: 28_800,
    escalate_to: { role: 'lead' },
  })
  return { poolId, inviteToken: url.slice(url.lastIndexOf('/') + 1) }
}

/** Two people, a third who is invited, and a task in every state that a page can show. Answers with the ids, for links. */
export async function seed(): Promise<Record<string, string>> {
  const olivia = await createPerson({ ...OPERATOR, isOperator: true, roles: ['finance'], pools: ['support'] })
  const ravi = await createPerson({ ...REVIEWER, roles: ['editor'], pools: ['support'] })
  const operator = callerFor('operator', olivia.id, OPERATOR)
  const reviewer = callerFor('reviewer', ravi.id, REVIEWER)

  const refund = await ask('refund', { assign_to: { emails: [OPERATOR.email, REVIEWER.email] } })
  const wire = await ask('wire', { assign_to: { email: OPERATOR.email } })
  const article = await ask('article', { assign_to: { role: 'editor' } })
  const extraction = await ask('extraction')
  const deploy = await ask('deploy')
  const moderation = await ask('moderation', { assign_to: { pool: 'support' } })

  await claimTask(operator, extraction)
  const answered = await ask('refund', { idempotency_key: 'seed:refund:A-4690' })
  await answer(operator, answered, { approved: true, reason: 'Photos show the crack clearly. Refund in full and send a replacement.' })
  const claim = await askWithForm('claim')
  const reply = await askWithForm('reply')
  const edited = await askWithForm('reply', { idempotency_key: 'seed:reply:4712' })
  await answer(operator, edited, { subject: 'Your order A-4712', price: 190, message: EDITED, tone: 'warm' })
  const refused = await ask('wire', { idempotency_key: 'seed:wire:1174', assign_to: { email: REVIEWER.email } })
  await answer(reviewer, refused, { approved: false, reason: 'The IBAN does not match the one on file.' })
  const cancelled = await ask('deploy', { idempotency_key: 'seed:migration:search' })
  await cancelTask(AGENT, cancelled)
  await extendTask(operator, { id: deploy, timeoutSeconds: 7 * 86_400 })
  const onTimeout = { response: { approved: false, reason: 'Nobody looked in time, so the money stays.' } }
  const defaulted = await ask('refund', { idempotency_key: 'seed:refund:A-4655', on_timeout: onTimeout })
  await passDeadline(defaulted)
  const timedOut = await ask('wire', { idempotency_key: 'seed:wire:1170', assign_to: { email: REVIEWER.email } })
  await passDeadline(timedOut)
  const { poolId, inviteToken } = await seedPlace(operator, ravi.id)
  const tasks = {
    refund,
    wire,
    article,
    extraction,
    deploy,
    moderation,
    claim,
    reply,
    answered,
    edited,
    refused,
    cancelled,
    defaulted,
    timedOut,
  }
  return { ...tasks, person: ravi.id, pool: poolId, inviteToken }
}
