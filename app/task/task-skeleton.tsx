import { Skeleton } from '#app/ui/skeleton.tsx'

/** In the shape of a task, so that nothing moves when it comes. */
export function TaskSkeleton() {
  return (
    <div className="grid gap-6" aria-busy="true">
      <div className="grid gap-2">
        <Skeleton className="h-5 w-36" />
        <Skeleton className="h-7 w-3/4" />
        <Skeleton className="h-5 w-48" />
      </div>
      <Skeleton className="h-64 w-full" />
      <Skeleton className="h-40 w-full" />
    </div>
  )
}
