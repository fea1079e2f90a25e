import { cn } from '#app/ui/cn.ts'

/** The sign of app/icon.svg in the accent colour, so that it is right in both themes. */
export function Mark() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className="size-6 shrink-0">
      <rect width="32" height="32" rx="8" className="fill-accent" />
      <path d="M10 9v14M22 9v14" className="stroke-on-accent" strokeWidth="3.5" strokeLinecap="round" />
      <circle cx="16" cy="16" r="2.25" className="fill-on-accent" />
    </svg>
  )
}

export function Wordmark({ className }: { className?: string }) {
  return (
    <span className={cn('inline-flex items-center gap-2 text-md font-semibold tracking-[-0.012em] text-ink', className)}>
      <Mark />
      awaithumans
    </span>
  )
}
