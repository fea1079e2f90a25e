import { useState } from 'react'
import type { InboxRow } from '#contract/views.ts'

/** The task to go to from the open one: the row after it, or what stands in its place once it has left the list. */
export function useNextRow(rows: InboxRow[], task: string | null): { id: string; title: string } | null {
  const [place, setPlace] = useState(0)
  const here = rows.findIndex((row) => row.id === task)
  if (here >= 0 && here !== place) setPlace(here)
  const others = rows.filter((row) => row.id !== task)
  const next = others[Math.min(here >= 0 ? here : place, others.length - 1)]
  return next ? { id: next.id, title: next.task } : null
}
