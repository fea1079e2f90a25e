import { Users } from 'lucide-react'
import type { TaskView } from '#app/trpc/client.ts'
import { Avatar } from '#app/ui/avatar.tsx'
import { Badge, type Tone } from '#app/ui/badge.tsx'
import { humanise } from '#contract/humanise.ts'
import { RelativeTime } from '#app/ui/relative-time.tsx'
import { Part } from './part.tsx'
import { RoutingReason } from './task-routing.tsx'

type Asked = TaskView['asked'][number]

const STATES: Partial<Record<string, { label: string; tone: Tone }>> = {
  offered: { label: 'Asked', tone: 'neutral' },
  claimed: { label: 'Holds it', tone: 'accent' },
  responded: { label: 'Answered', tone: 'success' },
  declined: { label: 'Declined', tone: 'warning' },
  delegated: { label: 'Passed on', tone: 'neutral' },
  expired: { label: 'Not needed', tone: 'neutral' },
}

/** What is not plain from the name: a group, or why this person. */
function note({ kind, reason }: Asked): string | null {
  if (kind === 'pool') return 'Pool'
  if (kind === 'role') return 'Role'
  if (kind === 'email') return 'No account yet'
  // It names somebody, and names keep their capitals.
  if (reason.startsWith('substitute of ')) return `S${reason.slice(1)}`
  return reason === 'person' || reason === 'claim' ? null : humanise(reason)
}

function Someone({ asked }: { asked: Asked }) {
  const state = STATES[asked.state] ?? { label: humanise(asked.state), tone: 'neutral' as const }
  const said = note(asked)
  return (
    <li className="flex min-h-8 items-center gap-2.5">
      {asked.kind === 'pool' || asked.kind === 'role' ? (
        <span aria-hidden="true" className="grid size-5 shrink-0 place-items-center rounded-full bg-sunken text-ink-muted">
          <Users className="size-3" />
        </span>
      ) : (
        <Avatar name={asked.name} />
      )}
      <span className="grid min-w-0">
        <span className="truncate">{asked.name}</span>
        {said && <span className="text-xs text-ink-faint">{said}</span>}
      </span>
      <Badge tone={state.tone} className="ml-auto">
        {state.label}
      </Badge>
    </li>
  )
}

type TaskPeopleProps = Pick<TaskView, 'asked' | 'routing'> & {
  /** ISO 8601: others are asked as well unless somebody answers before. Null: never. */
  escalatesAt: string | null
}

export function TaskPeople({ asked, routing, escalatesAt }: TaskPeopleProps) {
  return (
    <Part title="Who is asked">
      {asked.length === 0 ? (
        !routing && <p className="text-sm text-ink-muted">Nobody by name, so any operator may answer.</p>
      ) : (
        <ul className="grid gap-1.5">
          {asked.map((each) => (
            <Someone key={`${each.kind} ${each.name} ${each.updated_at} ${each.state}`} asked={each} />
          ))}
        </ul>
      )}
      {routing && <RoutingReason routing={routing} />}
      {escalatesAt && (
        <p className="mt-2 text-sm text-ink-muted">
          Others are asked as well <RelativeTime value={escalatesAt} /> if nobody answers.
        </p>
      )}
    </Part>
  )
}
