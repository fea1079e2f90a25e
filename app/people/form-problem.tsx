import { CircleAlert } from 'lucide-react'

/** Why a whole form was refused. Announced when it appears. */
export function FormProblem({ message }: { message: string | null }) {
  if (!message) return null
  return (
    <p role="alert" className="flex items-start gap-2 rounded-md bg-danger-soft px-3 py-2 text-sm text-danger-text">
      <CircleAlert aria-hidden="true" className="mt-[3px] size-3.5 shrink-0" />
      <span className="min-w-0">{message}</span>
    </p>
  )
}
