'use client'

import type { RoutingCandidate, TaskRouting } from '#contract/routing.ts'
import { Avatar } from '#app/ui/avatar.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { RelativeTime } from '#app/ui/relative-time.tsx'
import { Table, TableCell, TableHead } from '#app/ui/table.tsx'

function Outcome({ candidate, first, offered }: { candidate: RoutingCandidate; first: boolean; offered: boolean }) {
  if (candidate.passed_over && !candidate.substitute) return <Badge tone="warning">Passed over</Badge>
  if (offered) return <Badge tone="accent">Offered</Badge>
  return first ? <Badge tone="accent">Gets it</Badge> : <Badge>Could be next</Badge>
}

function remark({ passed_over: why, substitute }: RoutingCandidate): string {
  if (!why) return ''
  const sentence = why.charAt(0).toUpperCase() + why.slice(1)
  return substitute ? `${sentence}; ${substitute.name} stands in` : sentence
}

/** In their order: the first gets it, the next one would be next, and who is passed over stands last. */
export function CandidateTable({ routing }: { routing: TaskRouting }) {
  const { candidates, chosen, in_place_of: inPlaceOf, waiting, considered } = routing
  const seat = (inPlaceOf ?? chosen)?.user_id
  const counted = candidates.some(({ open_tasks: open }) => open !== null)
  const remarked = candidates.some(({ passed_over: why }) => why !== null)
  const offered = chosen === null && !waiting
  return (
    <section aria-labelledby="considered" className="grid min-w-0 gap-2">
      <h2 id="considered" className="text-sm font-medium text-ink-muted">
        Considered: {considered}
      </h2>
      <Table aria-label="Who was considered">
        <thead>
          <tr>
            <TableHead>Person</TableHead>
            <TableHead>Outcome</TableHead>
            {remarked && <TableHead>Remark</TableHead>}
            {counted && <TableHead className="text-right">Open tasks</TableHead>}
            <TableHead>Last assigned</TableHead>
          </tr>
        </thead>
        <tbody>
          {candidates.map((candidate) => (
            <tr key={candidate.user_id} className={candidate.user_id === seat ? 'bg-accent-soft/40' : undefined}>
              <TableCell>
                <span className="flex min-w-40 items-center gap-2">
                  <Avatar name={candidate.name} />
                  {candidate.name}
                </span>
              </TableCell>
              <TableCell>
                <Outcome candidate={candidate} first={candidate.user_id === seat} offered={offered} />
              </TableCell>
              {remarked && <TableCell className="min-w-40 text-ink-muted">{remark(candidate)}</TableCell>}
              {counted && <TableCell className="text-right tabular-nums">{candidate.open_tasks ?? '—'}</TableCell>}
              <TableCell className="whitespace-nowrap text-ink-muted">
                {candidate.last_assigned_at ? <RelativeTime value={candidate.last_assigned_at} /> : 'Never'}
              </TableCell>
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  )
}
