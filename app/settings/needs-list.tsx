'use client'

import { useQuery } from '@tanstack/react-query'
import { CircleCheck, TriangleAlert } from 'lucide-react'
import Link from 'next/link'
import { paths } from '#app/paths.ts'
import { needsOf, useNeeds } from '#app/shell/use-needs.ts'
import { useApi } from '#app/trpc/client.ts'
import { RelativeTime } from '#app/ui/relative-time.tsx'
import { Table, TableCell, TableHead } from '#app/ui/table.tsx'

function Unasked() {
  const api = useApi()
  const { data: tasks = [] } = useQuery(api.desk.unasked.queryOptions())
  if (tasks.length === 0) return null
  return (
    <div id="unasked" className="grid scroll-mt-20 gap-2">
      <p className="max-w-prose text-sm text-pretty text-ink-muted">
        These were meant for people who are not there: no active person has the role, pool or account. Add somebody to it, or open the task
        and answer or reassign it yourself.
      </p>
      <Table aria-label="Tasks that nobody is asked">
        <thead>
          <tr>
            <TableHead>Task</TableHead>
            <TableHead>Meant for</TableHead>
            <TableHead>Asked</TableHead>
          </tr>
        </thead>
        <tbody>
          {tasks.map((task) => (
            <tr key={task.id}>
              <TableCell className="min-w-48">
                <Link
                  prefetch={false}
                  href={paths.task(task.id)}
                  className="line-clamp-2 underline decoration-line-strong underline-offset-2"
                >
                  {task.task}
                </Link>
              </TableCell>
              <TableCell className="font-mono text-xs break-all">{task.assign_to}</TableCell>
              <TableCell>
                <RelativeTime value={task.created_at} />
              </TableCell>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  )
}

/** What waits for an operator, with the way to it. */
export function NeedsList() {
  const { data } = useNeeds(true)
  if (!data) return null
  const needs = needsOf(data)
  return (
    <section className="grid min-w-0 gap-2">
      <h2 className="text-md font-semibold">Needs you</h2>
      {needs.length === 0 ? (
        <p className="flex items-center gap-2 text-ink-muted">
          <CircleCheck aria-hidden="true" className="size-4 text-success-text" />
          Nothing: everything is delivered, done and asked of somebody.
        </p>
      ) : (
        <ul className="grid divide-y divide-line rounded-md border border-line">
          {needs.map(({ kind, says, href }) => (
            <li key={kind}>
              <Link prefetch={false} href={href} className="flex min-h-9 items-center gap-2 px-3 py-1.5 hover:bg-hover touch:min-h-11">
                <TriangleAlert aria-hidden="true" className="size-4 shrink-0 text-warning-text" />
                {says}
              </Link>
            </li>
          ))}
        </ul>
      )}
      {data.unasked > 0 && <Unasked />}
    </section>
  )
}
