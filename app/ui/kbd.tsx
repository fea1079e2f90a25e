import type { ReactNode } from 'react'
import { cn } from '#app/ui/cn.ts'

/** A key to press. Hidden where there is no keyboard to press it on. */
export function Kbd({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <kbd
      className={cn(
        'inline-grid h-4.5 min-w-4.5 place-items-center rounded-sm border border-line-strong bg-surface px-1 font-sans text-xs text-ink-muted touch:hidden',
        className,
      )}
    >
      {children}
    </kbd>
  )
}
