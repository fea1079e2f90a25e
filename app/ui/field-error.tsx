import { CircleAlert } from 'lucide-react'

type FieldErrorProps = { id: string; message: string | null | undefined }

/** What is wrong with one field, below it. `id` goes into the control's `aria-describedby`. */
export function FieldError({ id, message }: FieldErrorProps) {
  if (!message) return null
  return (
    <p id={id} className="flex items-start gap-1.5 text-sm text-danger-text">
      <CircleAlert aria-hidden="true" className="mt-[3px] size-3.5 shrink-0" />
      {message}
    </p>
  )
}
