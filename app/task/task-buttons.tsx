'use client'

import { Ellipsis, Link2, OctagonX } from 'lucide-react'
import { useState } from 'react'
import { toast } from 'sonner'
import { isTerminal } from '#contract/statuses.ts'
import type { TaskView } from '#app/trpc/client.ts'
import { paths } from '#app/paths.ts'
import { useShortcuts } from '#app/shell/use-shortcuts.ts'
import { AlertDialog } from '#app/ui/alert-dialog.tsx'
import { Button } from '#app/ui/button.tsx'
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from '#app/ui/dropdown-menu.tsx'
import { Kbd } from '#app/ui/kbd.tsx'
import { ExtendMenu } from './extend-menu.tsx'
import { useTaskDeeds } from './use-task-deeds.ts'

async function copyLink(id: string) {
  try {
    await navigator.clipboard.writeText(new URL(paths.task(id), window.location.origin).href)
    toast.success('Link copied')
  } catch {
    toast.error('The browser does not let this page copy. Copy the address instead.')
  }
}

type TaskButtonsProps = { view: TaskView; isMine: boolean }

/** Claim or release, whichever makes sense; what cannot be done now says why. */
export function TaskButtons({ view, isMine }: TaskButtonsProps) {
  const { task, actions } = view
  const { claim, release, cancel } = useTaskDeeds(task.id)
  const [confirming, setConfirming] = useState(false)
  const open = !isTerminal(task.status)
  const held = task.assigned_to_user_id !== null
  const takes = open && !isMine

  useShortcuts({
    c: () => {
      if (!takes) return
      if (actions.claim.allowed) claim.mutate({ id: task.id })
      else toast(actions.claim.why)
    },
  })
  return (
    <>
      {takes && (
        <Button unavailable={actions.claim.why} loading={claim.isPending} onClick={() => claim.mutate({ id: task.id })}>
          Claim <Kbd>c</Kbd>
        </Button>
      )}
      {open && held && (
        <Button unavailable={actions.release.why} loading={release.isPending} onClick={() => release.mutate({ id: task.id })}>
          Release
        </Button>
      )}
      {open && <ExtendMenu view={view} />}
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button size="icon" variant="ghost" aria-label="More actions">
            <Ellipsis aria-hidden="true" />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent>
          <DropdownMenuItem onSelect={() => void copyLink(task.id)}>
            <Link2 aria-hidden="true" />
            Copy link
          </DropdownMenuItem>
          {open && (
            <DropdownMenuItem danger={actions.cancel.allowed} unavailable={actions.cancel.why} onSelect={() => setConfirming(true)}>
              <OctagonX aria-hidden="true" />
              Cancel task…
            </DropdownMenuItem>
          )}
        </DropdownMenuContent>
      </DropdownMenu>
      <AlertDialog
        open={confirming && open}
        onOpenChange={setConfirming}
        title="Cancel this task?"
        description="The waiting agent is told at once and goes on without an answer. This cannot be undone."
        confirmLabel="Cancel task"
        dismissLabel="Keep task"
        danger
        pending={cancel.isPending}
        onConfirm={() => cancel.mutate({ id: task.id }, { onSettled: () => setConfirming(false) })}
      />
    </>
  )
}
