import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'

type FoldProps = { summary: ReactNode; open?: boolean; children: ReactNode }

/** What can be looked into when wanted. Works before any script does. */
export function Fold({ summary, open = false, children }: FoldProps) {
  return (
    <details open={open}>
      <summary className="flex w-fit list-none items-center gap-1 rounded-sm text-sm text-ink-muted hover:text-ink touch:min-h-11">
        <ChevronRight aria-hidden="true" className="size-3.5 transition-transform duration-100 [[open]>summary>&]:rotate-90" />
        {summary}
      </summary>
      <div className="mt-1 ml-[0.40625rem] border-l border-line pl-4">{children}</div>
    </details>
  )
}
