import { CircleAlert } from 'lucide-react'

/** What is wrong with the answer as a whole, or with sending it. Announced at once. */
export function FormProblems({ messages }: { messages: readonly string[] }) {
  return (
    <div role="alert" className="empty:hidden">
      {messages.length > 0 && (
        <div className="flex gap-2 rounded-md bg-danger-soft px-3 py-2 text-sm text-danger-text">
          <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
          <ul className="grid gap-1">
            {messages.map((message) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}
