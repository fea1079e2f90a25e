import type { Strategy } from '#contract/strategies.ts'

/** What people read of each; the order is that of the choice. */
export const STRATEGY_WORDS = {
  least_recently_assigned: { label: 'Least recently assigned', hint: 'Whoever has waited longest for a task gets the next one.' },
  round_robin: { label: 'Round robin', hint: 'One after the other, whatever each of them holds.' },
  least_loaded: { label: 'Least loaded', hint: 'Whoever holds the fewest open tasks.' },
  named_order: { label: 'Named order', hint: 'The first of the list who is there; the others stand in.' },
  everyone: { label: 'Everyone', hint: 'All are asked, and the first to claim it has it.' },
} as const satisfies Record<Strategy, { label: string; hint: string }>
