import { cn } from '#app/ui/cn.ts'

/** The place of something on its way. Holds its room from the start, is seen only after 300 ms. Size it by `className`. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span aria-hidden="true" className={cn('block animate-late', className)}>
      <span className="block size-full animate-pulse rounded-md bg-hover" />
    </span>
  )
}
