'use client'

import { useRouter } from 'next/navigation'
import { useInboxAddress } from '#app/inbox/use-inbox-address.ts'
import { paths } from '#app/paths.ts'
import { TaskDetail } from './task-detail.tsx'
import { useNextTask } from './use-next-task.ts'

/** A task on a page of its own: what links lead to, and what phones show. */
export function TaskPage({ id }: { id: string }) {
  const router = useRouter()
  const { tab, q, filters } = useInboxAddress()
  const next = useNextTask(id, { tab, q, filters })
  const inbox = paths.inbox({ tab, q, ...filters })
  return (
    <main id="main" tabIndex={-1} className="flex-1 outline-none">
      <TaskDetail
        key={id}
        id={id}
        inbox={inbox}
        next={next}
        // In its place: back leads to the list, however many were answered one after the other.
        onNext={(other) => router.replace(paths.task(other, { tab, q, ...filters }))}
        onBack={() => router.push(inbox)}
      />
    </main>
  )
}
