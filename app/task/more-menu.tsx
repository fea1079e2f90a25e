'use client'

import { Ellipsis, Link2, OctagonX, UserRoundPen, UserRoundX } from 'lucide-react'
import { useState } from 'react'
import { toast } from 'sonner'
import { isTerminal } from '#contract/statuses.ts'
import { paths } from '#app/paths.ts'
import { useShortcuts } from '#app/shell/use-shortcuts.ts'
import type { TaskView } from '#app/trpc/client.ts'
import { AlertDialog } from '#app/ui/alert-dialog.tsx'
import { Button } from '#app/ui/button.tsx'
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuSeparator, DropdownMenuTrigger } from '#app/ui/dropdown-menu.tsx'
import { Kbd } from '#app/ui/kbd.tsx'
import { DeclineDialog } from './decline-dialog.tsx'
import { ReassignDialog } from './reassign-dialog.tsx'
import { useTaskDeeds } from './use-task-deeds.ts'

async function copyLink(id: string) {
  try {
    await navigator.clipboard.writeText(new URL(paths.task(id), window.location.origin).href)
    toast.success('Link copied')
  } catch {
    toast.error('The browser does not let this page copy. Copy the address instead.')
  }
}

type Asking = 'reassign' | 'decline' | 'cancel' | null

export type MoreMenuProps = {
  view: TaskView
  isMine: boolean
  /** The task is no longer theirs to see: on with something else. */
  onGone: () => void
}

/** What is done to a task more rarely than claiming and answering it, each after a question. */
export function MoreMenu({ view, isMine, onGone }: MoreMenuProps) {
  const { actions } = view
  const [asking, setAsking] = useState<Asking>(null)
  const open = !isTerminal(view.task.status)
  const pass = isMine ? 'Hand over…' : 'Reassign…'

  const ask = (what: 'reassign' | 'decline') => () => {
    if (!open) return
    if (actions[what].allowed) setAsking(what)
    else toast(actions[what].why)
  }
  useShortcuts({ h: ask('reassign'), d: ask('decline') })
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button size="icon" variant="ghost" aria-label="More actions">
            <Ellipsis aria-hidden="true" />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent>
          {open && (
            <>
              <DropdownMenuItem unavailable={actions.reassign.why} onSelect={() => setAsking('reassign')}>
                <UserRoundPen aria-hidden="true" />
                {pass} {actions.reassign.allowed && <Kbd className="ml-auto">h</Kbd>}
              </DropdownMenuItem>
              <DropdownMenuItem unavailable={actions.decline.why} onSelect={() => setAsking('decline')}>
                <UserRoundX aria-hidden="true" />
                Decline… {actions.decline.allowed && <Kbd className="ml-auto">d</Kbd>}
              </DropdownMenuItem>
              <DropdownMenuSeparator />
            </>
          )}
          <DropdownMenuItem onSelect={() => void copyLink(view.task.id)}>
            <Link2 aria-hidden="true" />
            Copy link
          </DropdownMenuItem>
          {open && (
            <DropdownMenuItem danger={actions.cancel.allowed} unavailable={actions.cancel.why} onSelect={() => setAsking('cancel')}>
              <OctagonX aria-hidden="true" />
              Cancel task…
            </DropdownMenuItem>
          )}
        </DropdownMenuContent>
      </DropdownMenu>
      <Questions view={view} isMine={isMine} onGone={onGone} asking={open ? asking : null} onClose={() => setAsking(null)} />
    </>
  )
}

function Questions({ view, isMine, onGone, asking, onClose }: MoreMenuProps & { asking: Asking; onClose: () => void }) {
  const { id } = view.task
  const { cancel, reassign, decline } = useTaskDeeds(id)
  const props = (what: Asking) => ({ open: asking === what, onOpenChange: (open: boolean) => !open && onClose() })
  return (
    <>
      <ReassignDialog
        {...props('reassign')}
        taskId={id}
        isMine={isMine}
        pending={reassign.isPending}
        onReassign={(to, reason) =>
          reassign.mutate(
            { id, assign_to: to.assignTo, reason: reason || null },
            {
              onSuccess: () => {
                toast.success(to.kind === 'person' ? `Given to ${to.name}` : `Given to the ${to.kind} ${to.name}`)
                onClose()
                onGone()
              },
            },
          )
        }
      />
      <DeclineDialog
        {...props('decline')}
        pending={decline.isPending}
        onDecline={(reason) =>
          decline.mutate(
            { id, reason },
            {
              onSuccess: () => {
                toast.success('Declined')
                onClose()
                onGone()
              },
            },
          )
        }
      />
      <AlertDialog
        {...props('cancel')}
        title="Cancel this task?"
        description="The waiting agent is told at once and goes on without an answer. This cannot be undone."
        confirmLabel="Cancel task"
        dismissLabel="Keep task"
        danger
        pending={cancel.isPending}
        onConfirm={() => cancel.mutate({ id }, { onSettled: onClose })}
      />
    </>
  )
}
