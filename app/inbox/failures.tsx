import { CircleAlert } from 'lucide-react'
import Link from 'next/link'
import type { InboxRow } from '#contract/views.ts'
import { paths } from '#app/paths.ts'
import type { Failed } from './use-together.ts'

type FailuresProps = { failed: readonly Failed[]; chosen: ReadonlyMap<string, InboxRow> }

/** Which of several tasks could not be done, each with its reason and a way to look at it. */
export function Failures({ failed, chosen }: FailuresProps) {
  return (
    <ul aria-label="What could not be done" className="grid max-h-48 gap-2 overflow-y-auto rounded-md bg-danger-soft px-3 py-2">
      {failed.map(({ id, message }) => (
        <li key={id} className="grid grid-cols-[1rem_minmax(0,1fr)] gap-x-2 text-sm">
          <CircleAlert aria-hidden="true" className="mt-0.5 size-4 text-danger-text" />
          <span>
            <Link href={paths.task(id)} target="_blank" className="font-medium underline underline-offset-2">
              {chosen.get(id)?.task ?? 'Task'}
            </Link>
            <span className="block text-ink-muted">{message}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}
