'use client'

import { useQuery } from '@tanstack/react-query'
import { paths } from '#app/paths.ts'
import { ListFailed, TableGhosts } from '#app/shell/list-states.tsx'
import { useAddress } from '#app/shell/use-address.ts'
import { useApi } from '#app/trpc/client.ts'
import { Button } from '#app/ui/button.tsx'
import { ChoiceButtons } from '#app/ui/choice-buttons.tsx'
import { durationText } from '#app/ui/time-text.ts'
import { FailedNotices } from './failed-notices.tsx'
import { JobTable } from './job-table.tsx'
import { SettingsFrame } from './settings-frame.tsx'
import { useRetry } from './use-retry.ts'

/** Milliseconds: jobs are picked up within some, so that a list is old at once. */
const LOOK_EVERY = 5_000

/** As many as anybody reads; the newest of them. `GET /api/admin/jobs` has pages. */
const MOST = 200

const STATES = [
  { value: 'failed', label: 'Failed' },
  { value: 'waiting', label: 'Queued' },
] as const

function Depth() {
  const api = useApi()
  const { data } = useQuery(api.desk.queue.queryOptions(undefined, { refetchInterval: LOOK_EVERY }))
  const counts = [
    ['Waiting', data?.waiting],
    ['Running', data?.running],
    ['Failed', data?.failed],
  ] as const
  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-2">
      {counts.map(([name, count]) => (
        <div key={name}>
          <dt className="text-sm text-ink-muted">{name}</dt>
          <dd className="text-lg font-semibold tabular-nums">{count?.toLocaleString('en') ?? '–'}</dd>
        </div>
      ))}
      <div>
        <dt className="text-sm text-ink-muted">Due longest</dt>
        <dd className="text-lg font-semibold tabular-nums">{data ? durationText(data.lag_seconds * 1_000) : '–'}</dd>
      </div>
    </dl>
  )
}

function JobList() {
  const api = useApi()
  const address = useAddress()
  const state = address.get('state') === 'waiting' ? 'waiting' : 'failed'
  const list = useQuery(api.jobs.list.queryOptions({ state, limit: MOST }, { refetchInterval: LOOK_EVERY }))
  const { job, jobs } = useRetry()
  const rows = list.data ?? []
  return (
    <section aria-labelledby="jobs" className="grid gap-3 *:min-w-0">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="jobs" className="text-md font-semibold">
          Jobs
        </h2>
        <div className="flex flex-wrap items-center gap-2">
          <ChoiceButtons
            aria-label="Which jobs"
            options={STATES}
            value={state}
            onChange={(value) => address.replace({ state: value === 'failed' ? null : value })}
          />
          {state === 'failed' && rows.length > 0 && (
            <Button loading={jobs.isPending} onClick={() => jobs.mutate()}>
              Retry all
            </Button>
          )}
        </div>
      </div>
      {list.isPending && <TableGhosts />}
      {list.isError && !list.data && <ListFailed what="The jobs" error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && rows.length === 0 && (
        <p className="text-ink-muted">{state === 'failed' ? 'No job has failed.' : 'The queue is empty: everything has been done.'}</p>
      )}
      {rows.length > 0 && (
        <JobTable
          jobs={rows}
          taskHref={paths.task}
          retrying={job.isPending ? (job.variables?.id ?? null) : null}
          onRetry={(id) => job.mutate({ id })}
        />
      )}
    </section>
  )
}

/** Work behind the API that ran out of tries, and people who could not be told. */
export function Jobs() {
  return (
    <SettingsFrame
      here="jobs"
      title="Jobs and notices"
      about="Work that is done behind the API, such as telling the people who are asked. What fails is tried again by itself for some hours; then it waits here."
    >
      <Depth />
      <JobList />
      <FailedNotices />
    </SettingsFrame>
  )
}
