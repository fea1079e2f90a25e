import Link from 'next/link'
import type { ReactNode } from 'react'
import type { AnalyticsResponse } from '#contract/analytics.ts'
import type { Counted } from '#contract/inbox.ts'
import { countText, secondsText, shareText } from './in-words.ts'
import { linkTo, type Place } from './links.ts'
import { OUTCOMES } from './outcomes.ts'

type LinkedProps = { place: Place; counted: Counted | null; count: number; children: ReactNode }

/** A number that leads to its tasks, if there are any. */
export function Linked({ place, counted, count, children }: LinkedProps) {
  if (count === 0) return <>{children}</>
  return (
    <Link href={linkTo(place, counted)} className="rounded-sm underline decoration-line-strong underline-offset-3 hover:decoration-ink">
      {children}
    </Link>
  )
}

type FigureProps = { label: string; value: ReactNode; note: ReactNode }

function Figure({ label, value, note }: FigureProps) {
  return (
    <div className="bg-surface px-4 py-3">
      <dt className="text-sm text-ink-muted">{label}</dt>
      <dd className="mt-0.5 text-xl font-semibold tracking-[-0.012em]">{value}</dd>
      <dd className="text-sm text-ink-muted">{note}</dd>
    </div>
  )
}

/** What somebody who looks for ten seconds takes away. */
export function Figures({ total, place }: { total: AnalyticsResponse['total']; place: Place }) {
  const { tasks, open, completed, decide_seconds: decide, claim_seconds: claim, timeout_rate } = total
  const late = total.timed_out + total.defaulted
  const linked = (counted: Counted | null, count: number, text: string) => (
    <Linked place={place} counted={counted} count={count}>
      {text}
    </Linked>
  )
  const claimed = claim ? 1 : 0
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border border-line bg-line lg:grid-cols-4">
      <Figure
        label="Asked"
        value={linked(null, tasks, countText(tasks))}
        note={
          <>
            {linked('ended', tasks - open, `${countText(tasks - open)} ended`)} · {linked('open', open, `${countText(open)} open`)}
          </>
        }
      />
      <Figure
        label="Until decided, median"
        value={linked('completed', completed, secondsText(decide?.median))}
        note={`nine in ten within ${secondsText(decide?.p90)}`}
      />
      <Figure
        label="Until claimed, median"
        value={linked('claimed', claimed, secondsText(claim?.median))}
        note={`nine in ten within ${secondsText(claim?.p90)}`}
      />
      <Figure
        label="Deadlines missed"
        value={linked('missed', late, shareText(timeout_rate))}
        note={
          <>
            {countText(late)} in all: {linked('timed_out', total.timed_out, `${countText(total.timed_out)} timed out`)},{' '}
            {linked('defaulted', total.defaulted, `${countText(total.defaulted)} defaults`)}
          </>
        }
      />
    </dl>
  )
}

/** The colours of the stacked chart with their numbers. */
export function Legend({ total, place }: { total: AnalyticsResponse['total']; place: Place }) {
  return (
    <ul aria-label="How they ended" className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-sm text-ink-muted">
      {OUTCOMES.filter(({ key }) => total[key] > 0).map(({ key, label, colour }) => (
        <li key={key} className="flex items-center gap-1.5 touch:min-h-8">
          <span aria-hidden="true" className="size-2 rounded-[2px]" style={{ background: colour }} />
          {label}
          <Linked place={place} counted={key} count={total[key]}>
            {countText(total[key])}
          </Linked>
        </li>
      ))}
    </ul>
  )
}
