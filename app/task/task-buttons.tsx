'use client'

import { toast } from 'sonner'
import { isTerminal } from '#contract/statuses.ts'
import { useShortcuts } from '#app/shell/use-shortcuts.ts'
import { Button } from '#app/ui/button.tsx'
import { Kbd } from '#app/ui/kbd.tsx'
import { ExtendMenu } from './extend-menu.tsx'
import { MoreMenu, type MoreMenuProps } from './more-menu.tsx'
import { useTaskDeeds } from './use-task-deeds.ts'

/** Claim or release, whichever makes sense; what cannot be done now says why. */
export function TaskButtons({ view, isMine, onGone }: MoreMenuProps) {
  const { task, actions } = view
  const { claim, release } = useTaskDeeds(task.id)
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
      <MoreMenu view={view} isMine={isMine} onGone={onGone} />
    </>
  )
}
