'use client'

import { CalendarClock, ChevronDown } from 'lucide-react'
import { useState } from 'react'
import type { TaskView } from '#app/trpc/client.ts'
import { Button } from '#app/ui/button.tsx'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '#app/ui/dropdown-menu.tsx'
import { ExtendDialog } from './extend-dialog.tsx'
import { EXTENSIONS, extensionTo } from './extension.ts'
import { useTaskDeeds } from './use-task-deeds.ts'

/** Gives people more time: an hour, a day, a week, or until a moment of choice. */
export function ExtendMenu({ view }: { view: TaskView }) {
  const { task, actions, timeout_at: timeoutAt } = view
  const { extend } = useTaskDeeds(task.id)
  const [choosing, setChoosing] = useState(false)
  // What a menu says while it is open does not change under the pointer.
  const [now, setNow] = useState(() => Date.now())
  const deadline = new Date(timeoutAt).getTime()
  const button = (
    <Button loading={extend.isPending} unavailable={actions.extend.why}>
      Extend <ChevronDown aria-hidden="true" className="-mr-0.5" />
    </Button>
  )
  if (!actions.extend.allowed) return button
  return (
    <>
      <DropdownMenu onOpenChange={(open) => open && setNow(Date.now())}>
        <DropdownMenuTrigger asChild>{button}</DropdownMenuTrigger>
        <DropdownMenuContent>
          <DropdownMenuLabel>Give more time</DropdownMenuLabel>
          {EXTENSIONS.map(({ label, seconds: more }) => {
            const { seconds, why } = extensionTo(Math.max(deadline, now) + more * 1000, { deadline, now })
            return (
              <DropdownMenuItem
                key={label}
                unavailable={why}
                onSelect={() => seconds && extend.mutate({ id: task.id, timeout_seconds: seconds })}
              >
                {label}
              </DropdownMenuItem>
            )
          })}
          <DropdownMenuSeparator />
          <DropdownMenuItem onSelect={() => setChoosing(true)}>
            <CalendarClock aria-hidden="true" />
            Until…
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      <ExtendDialog
        open={choosing}
        onOpenChange={setChoosing}
        deadline={deadline}
        pending={extend.isPending}
        onExtend={(seconds) => extend.mutate({ id: task.id, timeout_seconds: seconds }, { onSettled: () => setChoosing(false) })}
      />
    </>
  )
}
