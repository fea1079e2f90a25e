import { cn } from '#app/ui/cn.ts'

/** Invisible for the first 300 ms; most waits end before it shows. Say what is awaited in text beside it. */
export function Spinner({ className }: { className?: string }) {
  return (
    <span aria-hidden="true" className={cn('inline-grid size-4 animate-late place-items-center', className)}>
      <svg viewBox="0 0 16 16" fill="none" className="size-full animate-spin [animation-duration:700ms]">
        <circle cx="8" cy="8" r="6.25" stroke="currentColor" strokeOpacity="0.25" strokeWidth="1.75" />
        <path d="M14.25 8A6.25 6.25 0 0 0 8 1.75" stroke="currentColor" strokeWidth="1.75" strokeLinecap="round" />
      </svg>
    </span>
  )
}
