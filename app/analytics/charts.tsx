'use client'

import type { ReactNode } from 'react'
import { Area, Bar, BarChart, CartesianGrid, ComposedChart, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import type { AnalyticsResponse } from '#contract/analytics.ts'
import { countText, dateText, durationTicks, secondsText, shareText } from './in-words.ts'
import { OUTCOMES } from './outcomes.ts'

/** Everything that draws, so that recharts is loaded with this page and no other. Pictures only: the numbers stand in a table beside them. */

type Day = AnalyticsResponse['by_day'][number]

const HEIGHT = 168
const tick = { fill: 'var(--ink-faint)', fontSize: 11 }
const axis = { tickLine: false, axisLine: false, tick } as const

type Row = { label: string; value: string; colour: string }

function Note({ title, rows }: { title: string; rows: readonly Row[] }) {
  return (
    <div className="rounded-md border border-line-strong bg-raised px-3 py-2 text-sm shadow-lift">
      <p className="mb-1 font-medium">{title}</p>
      {rows.map(({ label, value, colour }) => (
        <p key={label} className="flex items-center gap-2">
          <span className="size-2 rounded-[2px]" style={{ background: colour }} />
          <span className="text-ink-muted">{label}</span>
          <span className="ml-auto pl-4">{value}</span>
        </p>
      ))}
    </div>
  )
}

type Seen = { active?: boolean; payload?: readonly { payload?: unknown }[] }

const noteOf = (rowsOf: (day: Day) => Row[]) =>
  function DayNote({ active = false, payload }: Seen): ReactNode {
    const day = payload?.[0]?.payload as Day | undefined
    return active && day ? <Note title={dateText(day.date, { year: true })} rows={rowsOf(day)} /> : null
  }

const VolumeNote = noteOf((day) =>
  OUTCOMES.flatMap(({ key, label, colour }) => (day[key] > 0 ? [{ label, value: countText(day[key]), colour }] : [])),
)

const TimesNote = noteOf(({ decide_seconds: decide }) => [
  { label: 'Median', value: secondsText(decide?.median), colour: 'var(--chart-answered)' },
  { label: 'Nine in ten', value: secondsText(decide?.p90), colour: 'var(--chart-defaulted)' },
])

const LateNote = noteOf((day) => [
  { label: 'Deadlines missed', value: countText(day.timed_out + day.defaulted), colour: 'var(--chart-late)' },
  { label: 'Of those that ended', value: shareText(day.timeout_rate), colour: 'transparent' },
])

const chart = { accessibilityLayer: false, margin: { top: 8, right: 4, bottom: 0, left: 0 } } as const
const days = { dataKey: 'date', tickFormatter: (date: string) => dateText(date), minTickGap: 28, ...axis }
const lines = <CartesianGrid vertical={false} stroke="var(--line)" />
const cursor = { fill: 'var(--hover)', stroke: 'var(--line-strong)' }

export function VolumeChart({ byDay }: { byDay: Day[] }) {
  return (
    <ResponsiveContainer width="100%" height={HEIGHT}>
      <BarChart data={byDay} barCategoryGap={byDay.length > 45 ? 1 : '18%'} {...chart}>
        {lines}
        <XAxis {...days} />
        <YAxis width={32} allowDecimals={false} {...axis} />
        <Tooltip content={VolumeNote} cursor={cursor} isAnimationActive={false} />
        {OUTCOMES.map(({ key, colour }) => (
          <Bar key={key} dataKey={key} stackId="day" fill={colour} isAnimationActive={false} />
        ))}
      </BarChart>
    </ResponsiveContainer>
  )
}

export function TimesChart({ byDay }: { byDay: Day[] }) {
  const ticks = durationTicks(Math.max(0, ...byDay.map(({ decide_seconds: decide }) => decide?.p90 ?? 0)))
  return (
    <ResponsiveContainer width="100%" height={HEIGHT}>
      <ComposedChart data={byDay} {...chart}>
        {lines}
        <XAxis {...days} />
        <YAxis
          width={56}
          ticks={ticks}
          domain={[0, ticks.at(-1) ?? 0]}
          tickFormatter={(seconds: number) => secondsText(seconds)}
          {...axis}
        />
        <Tooltip content={TimesNote} cursor={cursor} isAnimationActive={false} />
        <Area
          dataKey={(day: Day) => day.decide_seconds?.p90}
          type="monotone"
          connectNulls
          stroke="var(--chart-defaulted)"
          fill="var(--chart-defaulted)"
          fillOpacity={0.18}
          isAnimationActive={false}
        />
        <Line
          dataKey={(day: Day) => day.decide_seconds?.median}
          type="monotone"
          connectNulls
          stroke="var(--chart-answered)"
          strokeWidth={2}
          dot={byDay.length <= 31 ? { r: 2, fill: 'var(--chart-answered)' } : false}
          isAnimationActive={false}
        />
      </ComposedChart>
    </ResponsiveContainer>
  )
}

export function LateChart({ byDay }: { byDay: Day[] }) {
  return (
    <ResponsiveContainer width="100%" height={HEIGHT}>
      <BarChart data={byDay} barCategoryGap={byDay.length > 45 ? 1 : '18%'} {...chart}>
        {lines}
        <XAxis {...days} />
        <YAxis width={32} allowDecimals={false} {...axis} />
        <Tooltip content={LateNote} cursor={cursor} isAnimationActive={false} />
        <Bar dataKey={(day: Day) => day.timed_out + day.defaulted} fill="var(--chart-late)" isAnimationActive={false} />
      </BarChart>
    </ResponsiveContainer>
  )
}
