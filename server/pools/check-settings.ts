import type { PoolChanges } from '#contract/pools.ts'
import type { Tx } from '#server/db/tx.ts'
import type { WantedGroup } from '#server/domain/assignment.ts'
import { invalidField } from '#server/domain/problem.ts'
import { readAssignTo } from '#server/routing/read-assign-to.ts'

type Timers = Pick<PoolChanges, 'remind_after' | 'remind_every' | 'escalate_after' | 'escalate_to'>

const EXISTS = {
  role: 'SELECT 1 FROM roles WHERE name = $1',
  pool: 'SELECT 1 FROM pools WHERE name = $1',
  accessLevel: 'SELECT 1 FROM access_levels WHERE name = $1',
  minAccessLevel: 'SELECT 1 FROM access_levels WHERE name = $1',
} as const

const WORD = { role: 'role', pool: 'pool', accessLevel: 'access level', minAccessLevel: 'access level' } as const

const PEOPLE = `SELECT w.who FROM unnest($1::text[], $2::text[]) AS w (who, kind) WHERE NOT EXISTS (SELECT 1 FROM users u
  WHERE (w.kind = 'email' AND lower(u.email) = w.who) OR (w.kind = 'id' AND u.id = w.who) OR (w.kind = 'slack' AND u.slack_user_id = w.who))`

async function assertGroups(tx: Tx, wanted: WantedGroup): Promise<void> {
  for (const key of Object.keys(EXISTS) as (keyof typeof EXISTS)[]) {
    const name = wanted[key]
    if (!name) continue
    const { rowCount } = await tx.query(EXISTS[key], [name])
    if (rowCount === 0) throw invalidField('escalate_to', `there is no ${WORD[key]} "${name}"`)
  }
}

/** An escalation comes when nobody looks: whom it names is checked now, while somebody does. */
async function assertTarget(tx: Tx, name: string, escalateTo: NonNullable<Timers['escalate_to']>): Promise<void> {
  const wanted = readAssignTo(escalateTo)
  if (wanted.kind === 'nobody') throw invalidField('escalate_to', 'names nobody')
  if (wanted.kind === 'group') {
    if (wanted.pool === name) throw invalidField('escalate_to', 'is the pool itself, which is asked already')
    return assertGroups(tx, wanted)
  }
  const who = [...wanted.emails, ...wanted.userIds, ...wanted.slackUserIds]
  const kinds = [...wanted.emails.map(() => 'email'), ...wanted.userIds.map(() => 'id'), ...wanted.slackUserIds.map(() => 'slack')]
  const { rows } = await tx.query<{ who: string }>(PEOPLE, [who, kinds])
  if (rows[0]) throw invalidField('escalate_to', `there is nobody with ${JSON.stringify(rows[0].who)}`)
}

/** What each setting alone cannot know. Throws VALIDATION_FAILED. */
export async function checkSettings(tx: Tx, { name, ...timers }: Timers & { name: string }): Promise<void> {
  if (timers.remind_every && !timers.remind_after) throw invalidField('remind_every', 'needs remind_after: when the first reminder is sent')
  if (timers.escalate_after && !timers.escalate_to) throw invalidField('escalate_to', 'is needed with escalate_after: who is asked then')
  if (timers.escalate_to && !timers.escalate_after) throw invalidField('escalate_after', 'is needed with escalate_to: when they are asked')
  if (timers.escalate_to) await assertTarget(tx, name, timers.escalate_to)
}
