import type { AnalyticsResponse } from '#contract/analytics.ts'
import type { Counted } from '#contract/inbox.ts'
import { Fold } from '#app/ui/fold.tsx'
import { Table, TableCell, TableHead } from '#app/ui/table.tsx'
import { Linked } from './figures.tsx'
import { countText, dateText, secondsText, shareText } from './in-words.ts'
import type { Place } from './links.ts'
import { OUTCOMES } from './outcomes.ts'

type DayTableProps = { byDay: AnalyticsResponse['by_day']; place: Place }

/** What the charts show, to be read, copied, or listened to. The latest day first; days on which nothing was asked are left out. */
export function DayTable({ byDay, place }: DayTableProps) {
  const days = byDay.filter(({ tasks }) => tasks > 0).toReversed()
  return (
    <Fold summary="The days as a table">
      <div className="mt-2 max-h-96 overflow-y-auto">
        <Table aria-label="Numbers by day">
          <thead>
            <tr>
              <TableHead>Asked on</TableHead>
              <TableHead className="text-right">Tasks</TableHead>
              {OUTCOMES.map(({ key, label }) => (
                <TableHead key={key} className="text-right">
                  {label}
                </TableHead>
              ))}
              <TableHead className="text-right">Until decided, median</TableHead>
              <TableHead className="text-right">Nine in ten</TableHead>
              <TableHead className="text-right">Missed</TableHead>
            </tr>
          </thead>
          <tbody>
            {days.map((day) => {
              const cell = (counted: Counted | null, count: number, text: string) => (
                <TableCell key={counted ?? 'asked'} className="text-right whitespace-nowrap">
                  <Linked place={{ ...place, from: day.date, to: day.date }} counted={counted} count={count}>
                    {text}
                  </Linked>
                </TableCell>
              )
              return (
                <tr key={day.date}>
                  <TableCell className="whitespace-nowrap">{dateText(day.date)}</TableCell>
                  {cell(null, day.tasks, countText(day.tasks))}
                  {OUTCOMES.map(({ key }) => cell(key, day[key], countText(day[key])))}
                  {cell('completed', day.completed, secondsText(day.decide_seconds?.median))}
                  {cell('completed', day.completed, secondsText(day.decide_seconds?.p90))}
                  {cell('missed', day.timed_out + day.defaulted, shareText(day.timeout_rate))}
                </tr>
              )
            })}
          </tbody>
        </Table>
      </div>
    </Fold>
  )
}
