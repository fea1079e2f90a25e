import type { CreateUser, UserResponse } from '#contract/people.ts'
import { inTransaction } from '#server/db/tx.ts'
import type { Caller } from '#server/domain/caller.ts'
import { assertMay } from '#server/domain/permissions.ts'
import { enqueue } from '#server/jobs/queue.ts'
import { assertAddress } from './address.ts'
import { insertPerson, preparePerson } from './create-person.ts'
import { namesOf } from './memberships.ts'
import { readPerson } from './person-row.ts'
import { operatorOf, recordPerson } from './record-person.ts'

/** Throws USER_NO_ADDRESS and USER_ALREADY_EXISTS. */
export async function addPerson(caller: Caller, wanted: CreateUser): Promise<UserResponse> {
  assertMay(caller, 'person:write')
  if (wanted.is_operator) assertMay(caller, 'operator:write')
  const address = {
    email: wanted.email || null,
    slack_team_id: wanted.slack_team_id || null,
    slack_user_id: wanted.slack_user_id || null,
  }
  assertAddress(address)
  const person = await preparePerson({
    email: address.email,
    displayName: wanted.display_name ?? null,
    slackTeamId: address.slack_team_id,
    slackUserId: address.slack_user_id,
    accessLevel: wanted.access_level ?? null,
    password: wanted.password ?? null,
    isOperator: wanted.is_operator,
    active: wanted.active,
    roles: namesOf(wanted.role, wanted.roles) ?? [],
    pools: namesOf(wanted.pool, wanted.pools) ?? [],
  })
  const actor = operatorOf(caller)
  return inTransaction(async (tx) => {
    const added = await readPerson(tx, (await insertPerson(tx, person, actor)).id)
    await enqueue(tx, 'route_waiting', { user_id: added.id })
    await recordPerson(tx, actor, { action: 'created', person: added })
    return added
  })
}
