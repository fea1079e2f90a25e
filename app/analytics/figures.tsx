import Link from 'next/link'
import type { ReactNode } from 'react'
import type { AnalyticsResponse } from '#contract/analytics.ts'
import { countText, secondsText, shareText } from './in-words.ts'
import { linkTo, type placeOf } from './links.ts'
import { OUTCOMES } from './outcomes.ts'

type Place = ReturnType<typeof placeOf>

/** A number that leads to its tasks, where the inbox has words for them. */
export function Linked({ href, children }: { href: string | null; children: ReactNode }) {
  if (!href) return <>{children}</>
  return (
    <Link href={href} className="rounded-sm underline decoration-line-strong underline-offset-3 hover:decoration-ink">
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
  const { tasks, open, decide_seconds: decide, claim_seconds: claim, timeout_rate } = total
  const late = total.timed_out + total.defaulted
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border border-line bg-line lg:grid-cols-4">
      <Figure
        label="Asked"
        value={countText(tasks)}
        note={
          <>
            <Linked href={tasks > open ? linkTo(place, 'ended') : null}>{countText(tasks - open)} ended</Linked> ·{' '}
            <Linked href={open > 0 ? linkTo(place, 'open') : null}>{countText(open)} open</Linked>
          </>
        }
      />
      <Figure label="Until decided, median" value={secondsText(decide?.median)} note={`nine in ten within ${secondsText(decide?.p90)}`} />
      <Figure label="Until claimed, median" value={secondsText(claim?.median)} note={`nine in ten within ${secondsText(claim?.p90)}`} />
      <Figure
        label="Deadlines missed"
        value={shareText(timeout_rate)}
        note={
          <>
            {countText(late)} in all:{' '}
            <Linked href={total.timed_out > 0 ? linkTo(place, 'timed_out') : null}>{countText(total.timed_out)} timed out</Linked>,{' '}
            <Linked href={total.defaulted > 0 ? linkTo(place, 'defaulted') : null}>{countText(total.defaulted)} defaults</Linked>
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
          <Linked href={linkTo(place, key)}>{countText(total[key])}</Linked>
        </li>
      ))}
    </ul>
  )
}
