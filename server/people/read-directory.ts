import type { AccountView, Directory } from '#contract/people-views.ts'
import { pool } from '#server/db/client.ts'
import { type Caller, personOf } from '#server/domain/caller.ts'
import { DomainError } from '#server/domain/errors.ts'
import { assertMay } from '#server/domain/permissions.ts'
import { readLevels } from '#server/pools/level-row.ts'
import { nameOf } from '#server/tasks/task-row.ts'
import { readPerson, SORT_NAME } from './person-row.ts'

/** More than any form can offer; a larger company is searched in the list of people. */
const MOST = 2_000

const PEOPLE = `SELECT u.id, ${nameOf('u', 'u.id')} AS name, u.email FROM users u WHERE u.active
  ORDER BY ${SORT_NAME}, u.id LIMIT ${MOST}`
const names = (table: 'roles' | 'pools') => `SELECT name FROM ${table} ORDER BY lower(name)`

type Named = { name: string }

async function readPeople(): Promise<Directory['people']> {
  return (await pool().query<Directory['people'][number]>(PEOPLE)).rows
}

/** What forms about people and pools choose from. */
export async function readDirectory(caller: Caller): Promise<Directory> {
  assertMay(caller, 'person:read')
  const [roles, pools, levels, people] = await Promise.all([
    pool().query<Named>(names('roles')),
    pool().query<Named>(names('pools')),
    readLevels(pool()),
    readPeople(),
  ])
  const namesOf = (rows: Named[]) => rows.map(({ name }) => name)
  return { roles: namesOf(roles.rows), pools: namesOf(pools.rows), levels: namesOf(levels), people }
}

/** One's own account, with the colleagues who could stand in. Throws FORBIDDEN for tokens. */
export async function readAccount(caller: Caller): Promise<AccountView> {
  const me = personOf(caller)
  if (!me) throw new DomainError('FORBIDDEN', 'A token is nobody and has no account.')
  const [person, people] = await Promise.all([readPerson(pool(), me.id), readPeople()])
  const others = people.filter(({ id }) => id !== me.id)
  return { person, substitute_name: others.find(({ id }) => id === person.substitute_id)?.name ?? null, people: others }
}
