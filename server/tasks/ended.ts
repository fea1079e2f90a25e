import { TERMINAL_STATUSES } from '#contract/statuses.ts'
import { statusesFor } from '#server/domain/lifecycle.ts'

/** SQL conditions on task `t`, in the words of the partial indexes: Postgres uses those only for the very same expression. */
const quoted = TERMINAL_STATUSES.map((status) => `'${status}'`).join(', ')
export const ENDED = `t.status IN (${quoted})`
export const NOT_ENDED = `t.status NOT IN (${quoted})`

/** SQL: somebody could answer task `t` now; an answer that is being verified is not waited for. */
export const WAITING = `t.status IN (${statusesFor('submit')
  .map((status) => `'${status}'`)
  .join(', ')})`
