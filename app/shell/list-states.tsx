import { problemOf } from '#app/trpc/problem.ts'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Skeleton } from '#app/ui/skeleton.tsx'

/** As many lines as fill the eye before the list itself is there. */
const GHOSTS = ['a', 'b', 'c', 'd', 'e', 'f']

/** The place of a table on its way. */
export function TableGhosts() {
  return (
    <div aria-hidden="true" className="grid gap-px rounded-md border border-line bg-surface p-3">
      {GHOSTS.map((ghost) => (
        <Skeleton key={ghost} className="my-1.5 h-4 w-full" />
      ))}
    </div>
  )
}

type ListFailedProps = {
  /** What could not be read, as it begins the sentence: "The keys". */
  what: string
  error: unknown
  onRetry: () => void
}

export function ListFailed({ what, error, onRetry }: ListFailedProps) {
  return (
    <EmptyState title={`${what} could not be read`} text={problemOf(error).message} inList>
      <Button onClick={onRetry}>Try again</Button>
    </EmptyState>
  )
}
