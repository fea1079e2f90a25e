'use client'

import { Avatar } from '#app/ui/avatar.tsx'
import { useAround } from './use-presence.ts'

/** Names in the sentence; of more people it is enough to know how many. */
const NAMED = 2

function sentence(names: readonly string[]): string {
  const [first, second] = names
  const more = names.length - NAMED
  if (more > 0) return `${first}, ${second} and ${more} more are here too`
  return second ? `${first} and ${second} are here too` : `${first} is here too`
}

/** Two people in one task see each other before they decide against one another. */
export function HereToo({ taskId }: { taskId: string }) {
  const here = useAround(taskId)?.here ?? []
  return (
    <span role="status" className="inline-flex items-center gap-1.5 empty:hidden">
      {here.length > 0 && (
        <>
          {here.slice(0, NAMED).map(({ user_id: id, name }) => (
            <Avatar key={id} name={name} className="size-4 text-[0.5rem]" />
          ))}
          <span className="font-medium text-accent-text">{sentence(here.map(({ name }) => name))}</span>
        </>
      )}
    </span>
  )
}
