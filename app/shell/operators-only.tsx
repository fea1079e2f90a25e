import { Lock } from 'lucide-react'
import Link from 'next/link'
import { paths } from '#app/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'

/** What a reviewer sees on a page of operators. `what` is what the page is for, as it ends the sentence "Operators …". */
export function OperatorsOnly({ title, what }: { title: string; what: string }) {
  return (
    <main id="main" tabIndex={-1} className="flex-1 outline-none">
      <h1 className="sr-only">{title}</h1>
      <EmptyState
        icon={Lock}
        title="For operators"
        text={`Operators ${what}. Your account is a reviewer’s; an operator can change that, or look it up for you.`}
      >
        <Button asChild>
          <Link href={paths.inbox()}>Go to the inbox</Link>
        </Button>
      </EmptyState>
    </main>
  )
}
