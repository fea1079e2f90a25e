import type { Availability, UserResponse } from '#contract/people.ts'
import { recordChange } from '#server/audit/record-change.ts'
import { inTransaction, type Tx } from '#server/db/tx.ts'
import { type Caller, personOf } from '#server/domain/caller.ts'
import { plausibleId } from '#server/domain/ids.ts'
import { assertMay } from '#server/domain/permissions.ts'
import { invalidField } from '#server/domain/problem.ts'
import { readPerson } from './person-row.ts'
import { operatorOf, subjectOf } from './record-person.ts'

/** One at a time: two who name each other at once must not both succeed. 72_707_372 is the access levels'. */
const SUBSTITUTES_LOCK = 72_707_373

/** Everybody who would come to stand in when this one is asked: their substitute, that one's, and so on, past all who are away or will be. */
const CHAIN = `WITH RECURSIVE chain AS (
    SELECT id, substitute_id, away_until FROM users WHERE id = $1
    UNION SELECT u.id, u.substitute_id, u.away_until FROM users u JOIN chain c ON u.id = c.substitute_id WHERE c.away_until > now())
  SELECT EXISTS (SELECT FROM chain WHERE id = $2) AS circular, (SELECT active FROM users WHERE id = $1) AS active`

const SET = 'UPDATE users SET away_from = $2, away_until = $3, substitute_id = $4, updated_at = now() WHERE id = $1'

/** Postgres reads fewer years and time zones than ISO 8601 can write. */
const toDate = (written: string | null | undefined): Date | null => (written ? new Date(written) : null)

function assertTimes({ away_from: from, away_until: until }: Availability): void {
  if (from && !until) throw invalidField('away_until', 'is needed with away_from: when they are back')
  if (until && Date.parse(until) <= Date.now()) throw invalidField('away_until', 'has passed already')
  if (from && until && Date.parse(from) >= Date.parse(until)) throw invalidField('away_from', 'must be before away_until')
}

/** Whoever is here may be named and name anybody: nobody stands in for them, and they are asked again when they go. */
async function assertSubstitute(tx: Tx, userId: string, { away_until: until, substitute_id: substitute }: Availability): Promise<void> {
  if (!substitute) return
  if (substitute === userId) throw invalidField('substitute_id', 'nobody stands in for themselves')
  const { rows } = await tx.query<{ circular: boolean; active: boolean | null }>(CHAIN, [plausibleId(substitute), userId])
  if (!rows[0]?.active) throw invalidField('substitute_id', 'is nobody who is active')
  if (until && rows[0].circular)
    throw invalidField('substitute_id', 'goes in a circle: this person stands in for them already, directly or through others')
}

/** Says until when somebody is away, and who stands in: people for themselves, operators for everybody. Throws USER_NOT_FOUND and VALIDATION_FAILED. */
export async function setAvailability(caller: Caller, userId: string, wanted: Availability): Promise<UserResponse> {
  const own = personOf(caller)?.id === userId
  if (!own) assertMay(caller, 'person:write')
  return inTransaction(async (tx) => {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [SUBSTITUTES_LOCK])
    const { id, is_operator, away_from, away_until, substitute_id } = await readPerson(tx, userId)
    if (is_operator && !own) assertMay(caller, 'operator:write')
    assertTimes(wanted)
    await assertSubstitute(tx, id, wanted)
    await tx.query(SET, [id, toDate(wanted.away_from), toDate(wanted.away_until), wanted.substitute_id ?? null])
    const after = await readPerson(tx, id)
    const { away_from: from, away_until: until, substitute_id: substitute } = after
    await recordChange(tx, operatorOf(caller), {
      ...subjectOf(after),
      action: 'availability_set',
      before: { away_from, away_until, substitute_id },
      after: { away_from: from, away_until: until, substitute_id: substitute },
    })
    return after
  })
}
