'use client'

import { useQuery } from '@tanstack/react-query'
import { CircleAlert, CircleCheck, CircleDashed } from 'lucide-react'
import type { ReactNode } from 'react'
import type { DeskStatus } from '#contract/desk.ts'
import { ListFailed, TableGhosts } from '#app/shell/list-states.tsx'
import { useApi } from '#app/trpc/client.ts'
import { Description, DescriptionList } from '#app/ui/description-list.tsx'
import { RelativeTime } from '#app/ui/relative-time.tsx'
import { durationText } from '#app/ui/time-text.ts'
import { NeedsList } from './needs-list.tsx'
import { SettingsFrame } from './settings-frame.tsx'
import { accessLines, channelLines, checkLine, sizeText, type Line } from './status-words.ts'
import { WorkerTable } from './worker-table.tsx'

/** Milliseconds: a process shows a sign of life every five seconds. */
const LOOK_EVERY = 10_000

const MARKS = {
  ok: { icon: CircleCheck, tone: 'text-success-text', word: 'In order' },
  off: { icon: CircleDashed, tone: 'text-ink-faint', word: 'Off' },
  wrong: { icon: CircleAlert, tone: 'text-danger-text', word: 'Wrong' },
} as const

function Lines({ lines }: { lines: readonly Line[] }) {
  return (
    <DescriptionList>
      {lines.map(({ name, state, says }) => {
        const { icon: Icon, tone, word } = MARKS[state]
        return (
          <Description
            key={name}
            term={
              <span className="flex items-center gap-2">
                <Icon aria-label={word} role="img" className={`size-4 shrink-0 ${tone}`} />
                {name}
              </span>
            }
          >
            <span className="break-words">{says}</span>
          </Description>
        )
      })}
    </DescriptionList>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid min-w-0 gap-2">
      <h2 className="text-md font-semibold">{title}</h2>
      {children}
    </section>
  )
}

function Told({ status }: { status: DeskStatus }) {
  const { settings, checks, process, workers, database, queue } = status
  return (
    <>
      <Part title="Health">
        <Lines lines={checks.map((check) => checkLine(check, process.swept_seconds_ago))} />
      </Part>
      <Part title="Channels">
        <Lines lines={channelLines(settings)} />
      </Part>
      <Part title="Access">
        <Lines lines={accessLines(settings)} />
      </Part>
      <Part title="Workers">
        <WorkerTable workers={workers} />
      </Part>
      <Part title="This process">
        <DescriptionList>
          <Description term="Version">
            awaithumans {settings.version}, Node {process.node.replace('v', '')}, Postgres {database.version.split(' ')[0]}
          </Description>
          <Description term="Running since">
            <RelativeTime value={process.started_at} />
          </Description>
          <Description term="Last sweep">
            {process.swept_seconds_ago === null
              ? 'Other processes look at the deadlines.'
              : `${durationText(process.swept_seconds_ago * 1_000)} ago`}
          </Description>
          <Description term="Open waits">
            {`${process.waits.toLocaleString('en')} ${process.waits === 1 ? 'task is' : 'tasks are'} waited for, by agents and open pages; a change reaches them ${process.listens ? 'at once' : 'within a second, since LISTEN is off'}.`}
          </Description>
          <Description term="Queue">
            {`${queue.waiting.toLocaleString('en')} waiting, ${queue.running.toLocaleString('en')} running, ${queue.failed.toLocaleString('en')} failed.`}
          </Description>
          <Description term="Database">{sizeText(database.size_bytes)}</Description>
        </DescriptionList>
      </Part>
    </>
  )
}

export function Status() {
  const api = useApi()
  const { data, error, isPending, refetch } = useQuery(api.desk.status.queryOptions(undefined, { refetchInterval: LOOK_EVERY }))
  return (
    <SettingsFrame here="status" title="Status" about="What needs you, and how the server does.">
      <NeedsList />
      {isPending && <TableGhosts />}
      {error && !data && <ListFailed what="The status" error={error} onRetry={() => void refetch()} />}
      {data && <Told status={data} />}
    </SettingsFrame>
  )
}
