/** How one of several people who could be asked is chosen. A pool has one as its setting; a task may name another. */
export const STRATEGIES = ['everyone', 'round_robin', 'least_loaded', 'least_recently_assigned', 'named_order'] as const

export type Strategy = (typeof STRATEGIES)[number]
