'use client'

import type { AnalyticsResponse } from '#contract/analytics.ts'
import { Card } from '#app/ui/card.tsx'
import { Table, TableCell, TableHead } from '#app/ui/table.tsx'
import { type Dimension, groupText, WORDS } from './dimensions.ts'
import { Linked } from './figures.tsx'
import { countText, secondsText, shareText } from './in-words.ts'
import { linkTo, type placeOf } from './links.ts'

type Groups = AnalyticsResponse['by_pool']
type Row = Groups['rows'][number]

type BreakdownProps = {
  dimension: Dimension
  groups: Groups
  place: ReturnType<typeof placeOf>
  /** Looks at one group alone. */
  onChoose: (id: string) => void
}

const cell = 'text-right align-middle whitespace-nowrap'

/** Where the inbox finds the tasks of a row: it knows pools by name, and nothing of what has none. */
function placeIn(place: BreakdownProps['place'], dimension: Dimension, { id, name }: Row) {
  return { ...place, [dimension]: (dimension === 'pool' ? name : id) ?? 'none' }
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
            const at = placeIn(place, dimension, row)
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
                <TableCell className={cell}>
                  <Linked href={row.tasks > row.open ? linkTo(at, 'ended') : linkTo(at, 'open')}>{countText(row.tasks)}</Linked>
                </TableCell>
                <TableCell className={cell}>
                  <Linked href={row.completed > 0 ? linkTo(at, 'completed') : null}>{countText(row.completed)}</Linked>
                </TableCell>
                <TableCell className={cell}>
                  <Linked href={row.open > 0 ? linkTo(at, 'open') : null}>{countText(row.open)}</Linked>
                </TableCell>
                {MISSES[dimension] && (
                  <TableCell className={cell}>
                    <Linked href={row.timed_out > 0 ? linkTo(at, 'timed_out') : null}>{shareText(row.timeout_rate)}</Linked>
                  </TableCell>
                )}
                <TableCell className={cell}>{secondsText(row.claim_seconds?.median)}</TableCell>
                <TableCell className={cell}>{secondsText(row.decide_seconds?.median)}</TableCell>
                <TableCell className={cell}>{secondsText(row.decide_seconds?.p90)}</TableCell>
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
