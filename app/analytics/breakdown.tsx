'use client'

import type { AnalyticsResponse } from '#contract/analytics.ts'
import type { Counted } from '#contract/inbox.ts'
import { Card } from '#app/ui/card.tsx'
import { Table, TableCell, TableHead } from '#app/ui/table.tsx'
import { type Dimension, groupText, WORDS } from './dimensions.ts'
import { Linked } from './figures.tsx'
import { countText, secondsText, shareText } from './in-words.ts'
import type { Place } from './links.ts'

type Groups = AnalyticsResponse['by_pool']

type BreakdownProps = {
  dimension: Dimension
  groups: Groups
  place: Place
  /** Looks at one group alone. */
  onChoose: (id: string) => void
}

/** Who has answered in time has by that missed nothing: of people and channels, the share says nothing. */
const MISSES: Record<Dimension, boolean> = { pool: true, person: false, channel: false, agent: true, kind: true }

/** How the tasks of each pool, person and so on went: one table, the busiest first. */
export function Breakdown({ dimension, groups, place, onChoose }: BreakdownProps) {
  const { one, none } = WORDS[dimension]
  // The largest first; what stands for none is no competitor.
  const rows = groups.rows.toSorted((a, b) => Number(a.id === null) - Number(b.id === null))
  return (
    <Card title={`By ${one.toLowerCase()}`} flush className="[&_section]:rounded-none [&_section]:border-0">
      <Table aria-label={`Numbers by ${one.toLowerCase()}`}>
        <thead>
          <tr>
            <TableHead>{one}</TableHead>
            <TableHead className="text-right">Tasks</TableHead>
            <TableHead className="text-right">Answered</TableHead>
            <TableHead className="text-right">Open</TableHead>
            {MISSES[dimension] && <TableHead className="text-right">Missed</TableHead>}
            <TableHead className="text-right">Claimed in</TableHead>
            <TableHead className="text-right">Decided in</TableHead>
            <TableHead className="text-right">Nine in ten</TableHead>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const name = groupText(dimension, row)
            const at = { ...place, [dimension]: row.id ?? 'none' }
            const cell = (counted: Counted | null, count: number, text: string) => (
              <TableCell className="text-right align-middle whitespace-nowrap">
                <Linked place={at} counted={counted} count={count}>
                  {text}
                </Linked>
              </TableCell>
            )
            return (
              <tr key={row.id ?? none}>
                <TableCell className="max-w-72 min-w-36 align-middle">
                  <button
                    type="button"
                    onClick={() => onChoose(row.id ?? 'none')}
                    className="w-full truncate rounded-sm text-left hover:underline touch:min-h-8"
                    title={`Only ${name}`}
                  >
                    {name}
                  </button>
                </TableCell>
                {cell(null, row.tasks, countText(row.tasks))}
                {cell('completed', row.completed, countText(row.completed))}
                {cell('open', row.open, countText(row.open))}
                {MISSES[dimension] && cell('missed', row.timed_out + row.defaulted, shareText(row.timeout_rate))}
                {cell('claimed', row.claim_seconds ? 1 : 0, secondsText(row.claim_seconds?.median))}
                {cell('completed', row.completed, secondsText(row.decide_seconds?.median))}
                {cell('completed', row.completed, secondsText(row.decide_seconds?.p90))}
              </tr>
            )
          })}
        </tbody>
      </Table>
      {groups.more > 0 && (
        <p className="border-t border-line px-4 py-2 text-sm text-ink-muted">and {countText(groups.more)} more with fewer tasks</p>
      )}
    </Card>
  )
}
