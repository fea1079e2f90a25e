import { TERMINAL_STATUSES } from '#contract/statuses.ts'

/** SQL conditions on task `t`, in the words of the partial indexes: Postgres uses those only for the very same expression. */
const quoted = TERMINAL_STATUSES.map((status) => `'${status}'`).join(', ')
export const ENDED = `t.status IN (${quoted})`
export const NOT_ENDED = `t.status NOT IN (${quoted})`
