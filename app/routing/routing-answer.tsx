import { Users } from 'lucide-react'
import type { TaskRouting } from '#contract/routing.ts'
import { STRATEGY_WORDS } from '#app/pools/strategy-words.ts'
import { Avatar } from '#app/ui/avatar.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { CandidateTable } from './candidate-table.tsx'

/** In a few words. */
export function headlineOf({ chosen, waiting, candidates, strategy }: TaskRouting): string {
  if (chosen) return chosen.name
  if (waiting) return 'Nobody, for now'
  return candidates.length > 0 || strategy ? 'Whoever claims it first' : 'Any operator'
}

/** Who it comes to, why, and everybody who was considered. */
export function RoutingAnswer({ routing }: { routing: TaskRouting }) {
  const { chosen, waiting, strategy, reason, excluded, candidates } = routing
  return (
    <>
      <section aria-labelledby="comes-to" className="grid gap-2 rounded-lg border border-line bg-surface p-4">
        <div className="flex flex-wrap items-center gap-2">
          {chosen ? (
            <Avatar name={chosen.name} className="size-7 text-xs" />
          ) : (
            <span aria-hidden="true" className="grid size-7 place-items-center rounded-full bg-sunken text-ink-muted">
              <Users className="size-4" />
            </span>
          )}
          <h2 id="comes-to" className="text-lg font-semibold break-words">
            {headlineOf(routing)}
          </h2>
          {waiting && <Badge tone="warning">Would wait</Badge>}
          {strategy && <Badge>{STRATEGY_WORDS[strategy].label}</Badge>}
        </div>
        <p className="text-ink-muted">{reason}</p>
        {excluded.length > 0 && (
          <p className="text-sm text-ink-muted">
            Excluded, whoever it is put to later:{' '}
            {excluded.map(({ name, email }) => (email && email !== name ? `${name} (${email})` : name)).join(', ')}.
          </p>
        )}
      </section>
      {candidates.length > 0 && <CandidateTable routing={routing} />}
    </>
  )
}
