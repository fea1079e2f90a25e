import type { UserResponse } from '#contract/people.ts'
import { difference, recordChange } from '#server/audit/record-change.ts'
import type { Tx } from '#server/db/tx.ts'
import { type Actor, actorOf, type Caller, personOf } from '#server/domain/caller.ts'

/** What the record of changes keeps of a person: what operators decide, and never a hash. */
const KEPT = ['email', 'display_name', 'slack_team_id', 'slack_user_id', 'access_level', 'is_operator', 'active', 'roles', 'pools'] as const

type Kept = Pick<UserResponse, (typeof KEPT)[number]>

function kept(person: UserResponse): Kept {
  return Object.fromEntries(KEPT.map((key) => [key, person[key]])) as Kept
}

/** People act through the dashboard, the only door for this; tokens and keys through the API. */
export function operatorOf(caller: Caller): Actor {
  return actorOf(caller, personOf(caller) ? 'dashboard' : null)
}

export function subjectOf({ id, display_name: name, email, slack_user_id: slack }: UserResponse) {
  return { subject: 'person', id, name: name ?? email ?? (slack ? `@${slack}` : id) } as const
}

/** A person who is new, or gone. */
export async function recordPerson(
  tx: Tx,
  actor: Actor,
  { action, person }: { action: 'created' | 'deleted'; person: UserResponse },
): Promise<void> {
  const state = action === 'created' ? { after: kept(person) } : { before: kept(person) }
  await recordChange(tx, actor, { ...subjectOf(person), action, ...state })
}

/** What became of a person, if anything: who only comes or goes is activated or deactivated. */
export async function recordUpdate(tx: Tx, actor: Actor, { before, after }: { before: UserResponse; after: UserResponse }): Promise<void> {
  const changed = difference(kept(before), kept(after))
  if (!changed) return
  const comesOrGoes = Object.keys(changed.after).join() === 'active'
  const action = comesOrGoes ? (after.active ? 'activated' : 'deactivated') : 'updated'
  await recordChange(tx, actor, { ...subjectOf(after), action, ...changed })
}
