import type { TaskRouting } from '#contract/routing.ts'
import { pool } from '#server/db/client.ts'
import type { Caller } from '#server/domain/caller.ts'
import { DomainError } from '#server/domain/errors.ts'
import { assertMay } from '#server/domain/permissions.ts'
import { whyNotStorable } from '#server/domain/storable.ts'
import { readAssignTo } from '#server/routing/read-assign-to.ts'
import { planRouting } from './plan-routing.ts'
import { readRoutingFacts } from './routing-facts.ts'
import { assertKnownGroups } from './unknown-groups.ts'

/**
 * How a task with this `assign_to` would be routed now, and why. Nothing is written: nobody's turn is taken. Throws
 * ASSIGNMENT_INVALID as creating the task would.
 */
export async function explainRouting(caller: Caller, { assign_to }: { assign_to?: Record<string, unknown> | null }): Promise<TaskRouting> {
  assertMay(caller, 'routing:explain')
  const unstorable = whyNotStorable(assign_to)
  if (unstorable) throw new DomainError('ASSIGNMENT_INVALID', `assign_to ${unstorable}.`)
  const wanted = readAssignTo(assign_to)
  const facts = await readRoutingFacts(pool(), wanted, null)
  await assertKnownGroups(pool(), wanted, facts)
  const { impossible, routing } = planRouting(wanted, facts)
  if (impossible !== null) throw new DomainError('ASSIGNMENT_INVALID', impossible)
  return routing
}
