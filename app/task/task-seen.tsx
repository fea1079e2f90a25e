'use client'

import { Avatar } from '#app/ui/avatar.tsx'
import { Fold } from '#app/ui/fold.tsx'
import { RelativeTime } from '#app/ui/relative-time.tsx'
import { Part } from './part.tsx'
import { useAround } from './use-presence.ts'

/** Names shown before the rest is folded: the last to have looked are the ones to ask. */
const SHOWN = 4

type Seen = { user_id: string; name: string; last_at: string }

function People({ people }: { people: readonly Seen[] }) {
  return (
    <ul className="grid gap-1.5">
      {people.map(({ user_id: id, name, last_at: at }) => (
        <li key={id} className="flex items-center gap-2.5 text-sm">
          <Avatar name={name} />
          <span className="truncate">{name}</span>
          <RelativeTime value={at} className="ml-auto text-xs text-ink-faint" />
        </li>
      ))}
    </ul>
  )
}

/** Who else has had this task open, and when last. */
export function TaskSeen({ taskId, me }: { taskId: string; me: string | undefined }) {
  const others = (useAround(taskId)?.seen ?? []).filter((person) => person.user_id !== me)
  if (others.length === 0) return null
  const rest = others.slice(SHOWN)
  return (
    <Part title="Seen by">
      <People people={others.slice(0, SHOWN)} />
      {rest.length > 0 && (
        <Fold summary={`and ${rest.length} more`}>
          <People people={rest} />
        </Fold>
      )}
    </Part>
  )
}
