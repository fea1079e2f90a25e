import type { TaskRouting } from '#contract/routing.ts'
import { DomainError } from '#server/domain/errors.ts'

type Whoever = { id: string | null; email: string | null }

/** Whether somebody may have nothing to do with the answer: `assign_to.excluded` named them, by their id or their address. */
export function isExcluded(excluded: TaskRouting['excluded'] | null, { id, email }: Whoever): boolean {
  const address = email?.toLowerCase()
  return (excluded ?? []).some(
    (each) => (id !== null && each.user_id === id) || (address !== undefined && each.email?.toLowerCase() === address),
  )
}

/** Throws EXCLUDED_FROM_TASK. Whoever asks for a second pair of eyes means it of operators too. */
export function assertNotExcluded({ excluded }: { excluded: TaskRouting['excluded'] | null }, whoever: Whoever): void {
  if (isExcluded(excluded, whoever))
    throw new DomainError('EXCLUDED_FROM_TASK', `${whoever.email ?? 'You'} may not answer this task: whoever asked it has excluded them.`)
}
