import type { TaskView } from '#app/trpc/client.ts'
import { Fold } from '#app/ui/fold.tsx'

type Routing = NonNullable<TaskView['routing']>
type Candidate = Routing['candidates'][number]

/** Whoever was chosen stands first, and by whom they are stood in for beside it. */
function outcome({ user_id: id, passed_over: why, substitute }: Candidate, { chosen, in_place_of: inPlaceOf }: Routing): string {
  const isFirst = id === (inPlaceOf ?? chosen)?.user_id
  if (why && substitute) return `${why}; ${substitute.name} ${isFirst ? 'stands in' : 'could stand in'}`
  if (why) return why
  return isFirst ? 'chosen' : 'could have been asked'
}

/** Why it came to whom it came. Who else was considered is told to operators alone, so the list may be empty. */
export function RoutingReason({ routing }: { routing: Routing }) {
  const { candidates, considered, excluded, reason, waiting } = routing
  const more = considered - candidates.length
  return (
    <div className="grid gap-1.5 text-sm text-ink-muted">
      <p className={waiting ? 'text-warning-text' : undefined}>{reason}</p>
      {excluded.length > 0 && <p>May not answer it: {excluded.map(({ name }) => name).join(', ')}.</p>}
      {candidates.length > 1 && (
        <Fold summary={`${considered} considered`}>
          <ul className="grid gap-1">
            {candidates.map((candidate) => (
              <li key={candidate.user_id}>
                <span className="text-ink">{candidate.name}</span>: {outcome(candidate, routing)}
              </li>
            ))}
            {more > 0 && <li>and {more} more</li>}
          </ul>
        </Fold>
      )}
    </div>
  )
}
