'use client'

import { FileQuestion, WifiOff } from 'lucide-react'
import Link from 'next/link'
import { paths } from '#app/paths.ts'
import type { ClientProblem } from '#app/trpc/problem.ts'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'

const MISSING = {
  icon: FileQuestion,
  title: 'There is no such task',
  text: 'The link may be cut off, the task was deleted, or it is asked of other people. If you should answer it, ask an operator.',
} as const

type TaskMissingProps = { problem: ClientProblem; onRetry: () => void }

export function TaskMissing({ problem, onRetry }: TaskMissingProps) {
  const known = problem.error === 'TASK_NOT_FOUND' ? MISSING : null
  return (
    <EmptyState icon={known?.icon ?? WifiOff} title={known?.title ?? 'The task could not be read'} text={known?.text ?? problem.message}>
      <div className="flex gap-2">
        {!known && (
          <Button variant="primary" onClick={onRetry}>
            Try again
          </Button>
        )}
        <Button asChild>
          <Link href={paths.inbox()}>Go to the inbox</Link>
        </Button>
      </div>
    </EmptyState>
  )
}
