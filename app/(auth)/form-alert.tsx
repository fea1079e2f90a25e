import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'

/** Why the whole form was refused, where the eye is after pressing its button. Announced when it appears. */
export function FormAlert({ children }: { children: ReactNode }) {
  return (
    <div role="alert">
      {children && (
        <p className="flex items-start gap-2 rounded-md bg-danger-soft px-3 py-2.5 text-base text-danger-text">
          <CircleAlert aria-hidden="true" className="mt-[3px] size-4 shrink-0" />
          <span className="min-w-0">{children}</span>
        </p>
      )}
    </div>
  )
}
