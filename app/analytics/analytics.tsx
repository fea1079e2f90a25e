'use client'

import { ChartNoAxesColumn } from 'lucide-react'
import dynamic from 'next/dynamic'
import type { ReactNode } from 'react'
import type { AnalyticsResponse } from '#contract/analytics.ts'
import { problemOf } from '#app/trpc/problem.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { cn } from '#app/ui/cn.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Skeleton } from '#app/ui/skeleton.tsx'
import type { Wanted } from './address.ts'
import { Breakdown } from './breakdown.tsx'
import { Controls } from './controls.tsx'
import { DayTable } from './day-table.tsx'
import { DIMENSIONS, type Dimension } from './dimensions.ts'
import { Figures, Legend } from './figures.tsx'
import { dateText } from './in-words.ts'
import { placeOf } from './links.ts'
import { useAnalytics } from './use-analytics.ts'

/** As tall as the charts, so that nothing moves when they come. */
const Place = () => <Skeleton className="h-42 w-full" />
// Each with options of its own: Next reads them from the source.
const VolumeChart = dynamic(() => import('./charts.tsx').then((charts) => charts.VolumeChart), { ssr: false, loading: Place })
const TimesChart = dynamic(() => import('./charts.tsx').then((charts) => charts.TimesChart), { ssr: false, loading: Place })
const LateChart = dynamic(() => import('./charts.tsx').then((charts) => charts.LateChart), { ssr: false, loading: Place })

/** A picture, for eyes only: the table of days and the figures say the same. */
function Picture({ title, className, children, below }: { title: string; className?: string; children: ReactNode; below?: ReactNode }) {
  return (
    <Card title={title} className={className ?? ''}>
      <div aria-hidden="true" className="h-42">
        {children}
      </div>
      {below}
    </Card>
  )
}

type ContentProps = { seen: AnalyticsResponse; wanted: Wanted; onWant: (next: Wanted) => void }

function Content({ seen, wanted, onWant }: ContentProps) {
  const { range, filters } = wanted
  const place = placeOf(seen, filters)
  const byDay = seen.by_day
  if (seen.total.tasks === 0) {
    const narrowed = Object.keys(filters).length > 0
    return (
      <EmptyState
        icon={ChartNoAxesColumn}
        title={narrowed ? 'No such tasks in these days' : 'Nothing was asked in these days'}
        text={
          narrowed
            ? 'Other days, or fewer filters, may have some.'
            : 'Numbers appear here as soon as an agent asks its first question within the days above.'
        }
      >
        {narrowed ? (
          <Button onClick={() => onWant({ range, filters: {} })}>Clear filters</Button>
        ) : (
          <Button onClick={() => onWant({ range: { days: 90 }, filters })}>Look at 90 days</Button>
        )}
      </EmptyState>
    )
  }
  return (
    <>
      <Figures total={seen.total} place={place} />
      <div className="grid gap-4 lg:grid-cols-2">
        <Picture title="Asked each day, by how it ended" className="lg:col-span-2" below={<Legend total={seen.total} place={place} />}>
          <VolumeChart byDay={byDay} />
        </Picture>
        <Picture title="Until decided: median, and nine in ten">
          <TimesChart byDay={byDay} />
        </Picture>
        <Picture title="Deadlines missed">
          <LateChart byDay={byDay} />
        </Picture>
      </div>
      <DayTable byDay={byDay} place={place} />
      {DIMENSIONS.map((dimension: Dimension) => (
        <Breakdown
          key={dimension}
          dimension={dimension}
          groups={seen[`by_${dimension}`]}
          place={place}
          onChoose={(id) => onWant({ range, filters: { ...filters, [dimension]: id } })}
        />
      ))}
    </>
  )
}

function Waiting() {
  return (
    <div aria-hidden="true" className="grid gap-4">
      <Skeleton className="h-21 w-full" />
      <Skeleton className="h-62 w-full" />
      <Skeleton className="h-62 w-full" />
    </div>
  )
}

/** How many tasks there are, how they end and how long people take. */
export function Analytics() {
  const { wanted, numbers, choices, want } = useAnalytics()
  const { data: seen, error, isPlaceholderData: stale } = numbers
  return (
    <main id="main" tabIndex={-1} className="mx-auto grid w-full max-w-6xl flex-1 content-start gap-4 px-4 py-6 outline-none sm:px-6">
      <PageHeader
        title="Analytics"
        meta={
          seen ? (
            <p>
              Tasks asked from {dateText(seen.from, { year: true })} to {dateText(seen.to, { year: true })}, in{' '}
              {seen.time_zone.replaceAll('_', ' ')} time
            </p>
          ) : (
            <Skeleton className="h-5 w-72" />
          )
        }
      />
      <Controls wanted={wanted} shown={seen} choices={choices} onWant={want} />
      {/* Older numbers stand, paler, until the newer ones are there. */}
      <div aria-busy={stale || undefined} className={cn('grid gap-4 transition-opacity duration-150', stale && 'opacity-60')}>
        {seen && <Content seen={seen} wanted={wanted} onWant={want} />}
        {!seen && !error && <Waiting />}
        {!seen && error && (
          <EmptyState title="The numbers could not be read" text={problemOf(error).message}>
            <Button onClick={() => void numbers.refetch()}>Try again</Button>
          </EmptyState>
        )}
      </div>
    </main>
  )
}
