/** How one of several people who could be asked is chosen. A pool has one as its setting; a task may name another. */
export const STRATEGIES = ['everyone', 'round_robin', 'least_loaded', 'least_recently_assigned', 'named_order'] as const

/** [How one of several people is chosen](https://docs.awaithumans.dev/routing#how-one-of-several-is-chosen). */
export type Strategy = (typeof STRATEGIES)[number]
