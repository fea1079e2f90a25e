import { useId, type ReactNode } from 'react'

/** What stands beside the question: headed, but without a frame, since only question and answer are the page's matter. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="grid min-w-0 gap-2.5 border-t border-line pt-4 first:border-t-0 first:pt-0">
      <h2 id={id} className="text-sm font-medium text-ink-muted">
        {title}
      </h2>
      {children}
    </section>
  )
}
