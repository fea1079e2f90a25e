import { MAX_SAVED_VIEWS } from '#contract/limits.ts'
import type { SavedView } from '#contract/inbox.ts'
import { pool } from '#server/db/client.ts'
import { type Caller, type Person, personOf } from '#server/domain/caller.ts'
import { DomainError } from '#server/domain/errors.ts'
import { newId } from '#server/domain/ids.ts'

/** Everybody has their own: there is nothing to permit but being a person. */
function viewer(caller: Caller): Person {
  const person = personOf(caller)
  if (!person) throw new DomainError('FORBIDDEN', 'Saved views are for people, not for tokens.')
  return person
}

function refuse(field: 'name' | 'id', message: string): DomainError {
  return new DomainError('VALIDATION_FAILED', `${field}: ${message}.`, {
    detail: [{ type: 'value_error', loc: ['body', field], msg: message }],
  })
}

/** Counted and inserted in one statement; two that are saved in the same moment may be one too many, which harms nobody. */
const SAVE = `INSERT INTO saved_views (id, user_id, name, query) SELECT $1, $2, $3, $4
  WHERE (SELECT count(*) FROM saved_views WHERE user_id = $2) < ${MAX_SAVED_VIEWS} ON CONFLICT (user_id, name) DO NOTHING RETURNING id, name, query`

const RENAME = `UPDATE saved_views SET name = $3 WHERE id = $1 AND user_id = $2
  AND NOT EXISTS (SELECT 1 FROM saved_views WHERE user_id = $2 AND name = $3 AND id <> $1) RETURNING id, name, query`

const OWN = 'SELECT id, name, query FROM saved_views WHERE user_id = $1 ORDER BY created_at, id'

/** In the order in which they were saved. */
export async function listViews(caller: Caller): Promise<SavedView[]> {
  return (await pool().query<SavedView>(OWN, [viewer(caller).id])).rows
}

export async function saveView(caller: Caller, { name, query }: Omit<SavedView, 'id'>): Promise<SavedView> {
  const { id: userId } = viewer(caller)
  const { rows } = await pool().query<SavedView>(SAVE, [newId(), userId, name, query])
  if (rows[0]) return rows[0]
  const taken = (await listViews(caller)).some((view) => view.name === name)
  throw taken
    ? refuse('name', `you have a view called "${name}" already`)
    : refuse('name', `${MAX_SAVED_VIEWS} views are as many as a person can keep; delete one first`)
}

export async function renameView(caller: Caller, { id, name }: Omit<SavedView, 'query'>): Promise<SavedView> {
  const { id: userId } = viewer(caller)
  const { rows } = await pool().query<SavedView>(RENAME, [id, userId, name])
  if (rows[0]) return rows[0]
  const known = (await listViews(caller)).some((view) => view.id === id)
  throw known ? refuse('name', `you have a view called "${name}" already`) : refuse('id', 'you have no such view (any more)')
}

/** Deleted twice is deleted. */
export async function deleteView(caller: Caller, id: string): Promise<void> {
  await pool().query('DELETE FROM saved_views WHERE id = $1 AND user_id = $2', [id, viewer(caller).id])
}
