import Link from 'next/link'
import type { Job } from '#contract/job.ts'
import { Badge, type Tone } from '#app/ui/badge.tsx'
import { Button } from '#app/ui/button.tsx'
import { humanise } from '#contract/humanise.ts'
import { RelativeTime } from '#app/ui/relative-time.tsx'
import { Table, TableCell, TableHead } from '#app/ui/table.tsx'

const TONES: Record<Job['state'], Tone> = { failed: 'danger', running: 'accent', waiting: 'neutral' }

type JobTableProps = {
  jobs: readonly Job[]
  taskHref: (id: string) => string
  /** The id of the job that is being retried. */
  retrying: string | null
  onRetry: (id: string) => void
}

export function JobTable({ jobs, taskHref, retrying, onRetry }: JobTableProps) {
  return (
    <Table aria-label="Jobs in the queue">
      <thead>
        <tr>
          <TableHead>Job</TableHead>
          <TableHead>State</TableHead>
          <TableHead className="text-right">Tries</TableHead>
          <TableHead>Last error</TableHead>
          <TableHead>Last try, or due</TableHead>
          <TableHead>
            <span className="sr-only">Actions</span>
          </TableHead>
        </tr>
      </thead>
      <tbody>
        {jobs.map((job) => (
          <tr key={job.id}>
            <TableCell>
              <span className="font-medium">{humanise(job.name)}</span>
              {job.task_id && (
                <Link
                  prefetch={false}
                  href={taskHref(job.task_id)}
                  className="block w-fit font-mono text-xs underline decoration-line-strong underline-offset-2"
                >
                  Task …{job.task_id.slice(-8)}
                </Link>
              )}
            </TableCell>
            <TableCell>
              <Badge tone={TONES[job.state]}>{humanise(job.state)}</Badge>
            </TableCell>
            <TableCell className="text-right tabular-nums">
              {job.attempts} of {job.max_attempts}
            </TableCell>
            <TableCell className="min-w-56">
              {job.last_error ? <span className="line-clamp-3 break-words">{job.last_error}</span> : '–'}
            </TableCell>
            <TableCell>
              <RelativeTime value={job.state === 'failed' ? job.updated_at : job.run_at} />
            </TableCell>
            <TableCell className="text-right">
              <Button
                size="sm"
                aria-label={`Retry ${job.name} ${job.id}`}
                loading={retrying === job.id}
                unavailable={job.state === 'running' ? 'It is running.' : null}
                onClick={() => onRetry(job.id)}
              >
                {job.state === 'failed' ? 'Retry' : 'Run now'}
              </Button>
            </TableCell>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
