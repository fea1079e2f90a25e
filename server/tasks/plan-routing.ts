import type { Wanted } from '#server/domain/assignment.ts'
import { NOBODY_IN_PARTICULAR } from '#server/domain/routing-words.ts'
import { planGroup } from './plan-group.ts'
import { planPeople } from './plan-people.ts'
import type { RoutingFacts } from './routing-facts.ts'
import { excludedOf, type Plan, told } from './routing-plan.ts'

function planNobody(wanted: Wanted, facts: RoutingFacts): Plan {
  const excluded = excludedOf(wanted, facts)
  const none = { facts, excluded, strategy: null, seats: [], order: [], chosen: null }
  return {
    ...{ holder: null, turn: null, offers: [], takesTurns: false, poolId: null, impossible: null },
    routing: told({ ...none, reason: NOBODY_IN_PARTICULAR }),
  }
}

/** A user id that nobody has excludes nobody: whoever sent it means somebody. */
function unknownExcluded({ excluded = [] }: Wanted, facts: RoutingFacts): string | null {
  const known = new Set(facts.excluded.map(({ user_id }) => user_id))
  const unknown = excluded.find((entry) => !entry.includes('@') && !known.has(entry))
  return unknown === undefined
    ? null
    : `assign_to.excluded names ${JSON.stringify(unknown)}, which is neither an email nor anybody’s user id.`
}

/** Who gets a task, is offered it, or why nobody is: a pure function of what is wanted and what is the case. */
export function planRouting(wanted: Wanted, facts: RoutingFacts): Plan {
  const plan =
    wanted.kind === 'nobody' ? planNobody(wanted, facts) : wanted.kind === 'group' ? planGroup(wanted, facts) : planPeople(wanted, facts)
  return { ...plan, impossible: unknownExcluded(wanted, facts) ?? plan.impossible }
}
