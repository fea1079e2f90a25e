import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'

/** Why the whole form was refused, at its top. Announced when it appears. */
export function FormAlert({ children }: { children: ReactNode }) {
  return (
    <p role="alert" className="flex animate-appear items-start gap-2 rounded-md bg-danger-soft px-3 py-2.5 text-base text-danger-text">
      <CircleAlert aria-hidden="true" className="mt-[3px] size-4 shrink-0" />
      <span className="min-w-0">{children}</span>
    </p>
  )
}
