'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { toast } from 'sonner'
import type { PersonView } from '#contract/people-views.ts'
import { paths } from '#app/paths.ts'
import { problemOf } from '#app/trpc/problem.ts'
import { AlertDialog } from '#app/ui/alert-dialog.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { nameOf } from './name-of.ts'
import type { usePeopleDeeds } from './use-people-deeds.ts'

type LeaveCardProps = { view: PersonView; deeds: ReturnType<typeof usePeopleDeeds> }

function heldText(count: number): string {
  if (count === 0) return 'They hold no tasks.'
  const tasks = count === 1 ? 'The task that they hold goes' : `The ${count} tasks that they hold go`
  return `${tasks} back to the pool or role that was asked, or wait${count === 1 ? 's' : ''} for an operator.`
}

/** Letting somebody go, for a while or for good, and letting them in again. */
export function LeaveCard({ view, deeds }: LeaveCardProps) {
  const router = useRouter()
  const [asking, setAsking] = useState<'deactivate' | 'delete' | null>(null)
  const { person, actions, open_count: held } = view
  const name = nameOf(person)
  const failed = { onError: (error: unknown) => toast.error(problemOf(error).message) }
  const setActive = (active: boolean) =>
    deeds.edit.mutate(
      { user_id: person.id, active },
      {
        ...failed,
        onSuccess: () => {
          setAsking(null)
          toast.success(active ? `${name} may sign in again` : `${name} is deactivated`)
        },
      },
    )
  const remove = () =>
    deeds.remove.mutate(
      { user_id: person.id },
      {
        ...failed,
        onSuccess: () => {
          toast.success(`${name} is deleted`)
          router.push(paths.people())
          void deeds.refresh()
        },
      },
    )
  return (
    <Card title={person.active ? 'Leaving' : 'Deactivated'}>
      <div className="grid gap-4">
        <p className="text-sm text-ink-muted">
          {person.active
            ? 'Whoever is deactivated is out at once and asked nothing more. Everything they decided stays.'
            : 'They cannot sign in and are asked nothing. Everything they decided stays.'}
        </p>
        <div className="flex flex-col gap-2 sm:flex-row">
          {person.active ? (
            <Button unavailable={actions.deactivate.why} onClick={() => setAsking('deactivate')}>
              Deactivate
            </Button>
          ) : (
            <Button variant="primary" loading={deeds.edit.isPending} onClick={() => setActive(true)}>
              Activate
            </Button>
          )}
          <Button variant="ghost" className="text-danger-text" unavailable={actions.delete.why} onClick={() => setAsking('delete')}>
            Delete for good
          </Button>
        </div>
      </div>
      <AlertDialog
        open={asking === 'deactivate'}
        onOpenChange={() => setAsking(null)}
        title={`Deactivate ${name}?`}
        description={`Their sessions end at once, in the middle of whatever they do. ${heldText(held)} You can activate them again.`}
        confirmLabel="Deactivate"
        danger
        pending={deeds.edit.isPending}
        onConfirm={() => setActive(false)}
      />
      <AlertDialog
        open={asking === 'delete'}
        onOpenChange={() => setAsking(null)}
        title={`Delete ${name} for good?`}
        description={`${heldText(held)} Answers and history keep their email. This cannot be undone; deactivating can.`}
        confirmLabel="Delete for good"
        danger
        pending={deeds.remove.isPending}
        onConfirm={remove}
      />
    </Card>
  )
}
