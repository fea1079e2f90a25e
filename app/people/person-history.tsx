'use client'

import type { Directory, PersonView } from '#contract/people-views.ts'
import { Card } from '#app/ui/card.tsx'
import { RelativeTime } from '#app/ui/relative-time.tsx'
import { linesOf, wordOf } from './change-words.ts'

type PersonHistoryProps = { view: PersonView; directory: Directory | undefined }

/** Who changed what about this person, the latest first. */
export function PersonHistory({ view, directory }: PersonHistoryProps) {
  const nameById = (id: string) => directory?.people.find((each) => each.id === id)?.name ?? 'somebody who is gone'
  if (view.changes.length === 0) return null
  return (
    <Card title="Changes" flush>
      <ol aria-label="Changes" className="divide-y divide-line">
        {view.changes.map((change) => (
          <li key={change.id} className="grid gap-0.5 px-4 py-2 text-sm">
            <span className="flex items-baseline justify-between gap-3">
              <span className="min-w-0">
                <span className="font-medium">{wordOf(change)}</span> <span className="text-ink-muted">by {change.actor}</span>
              </span>
              <RelativeTime value={change.created_at} className="text-ink-muted" />
            </span>
            {linesOf(change, nameById).map((line) => (
              <span key={line} className="wrap-anywhere text-ink-muted">
                {line}
              </span>
            ))}
          </li>
        ))}
      </ol>
    </Card>
  )
}
