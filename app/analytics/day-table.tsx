import type { AnalyticsResponse } from '#contract/analytics.ts'
import { Fold } from '#app/ui/fold.tsx'
import { Table, TableCell, TableHead } from '#app/ui/table.tsx'
import { Linked } from './figures.tsx'
import { countText, dateText, secondsText, shareText } from './in-words.ts'
import { linkTo, type placeOf } from './links.ts'
import { OUTCOMES } from './outcomes.ts'

type DayTableProps = { byDay: AnalyticsResponse['by_day']; place: ReturnType<typeof placeOf> }

/** What the charts show, to be read, copied, or listened to. The latest day first; days on which nothing was asked are left out. */
export function DayTable({ byDay, place }: DayTableProps) {
  const days = byDay.filter(({ tasks }) => tasks > 0).toReversed()
  const cell = 'text-right whitespace-nowrap'
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
            {days.map((day) => (
              <tr key={day.date}>
                <TableCell className="whitespace-nowrap">{dateText(day.date)}</TableCell>
                <TableCell className={cell}>{countText(day.tasks)}</TableCell>
                {OUTCOMES.map(({ key }) => (
                  <TableCell key={key} className={cell}>
                    <Linked href={day[key] > 0 ? linkTo({ ...place, from: day.date, to: day.date }, key) : null}>
                      {countText(day[key])}
                    </Linked>
                  </TableCell>
                ))}
                <TableCell className={cell}>{secondsText(day.decide_seconds?.median)}</TableCell>
                <TableCell className={cell}>{secondsText(day.decide_seconds?.p90)}</TableCell>
                <TableCell className={cell}>{shareText(day.timeout_rate)}</TableCell>
              </tr>
            ))}
          </tbody>
        </Table>
      </div>
    </Fold>
  )
}
