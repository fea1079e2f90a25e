import { useCallback, useEffect, useRef, useState } from 'react'
import { toast } from 'sonner'
import { MAX_TOGETHER } from '#contract/limits.ts'
import type { InboxRow } from '#contract/views.ts'

type Chosen = ReadonlyMap<string, InboxRow>

const NONE: Chosen = new Map()

function limited(rows: readonly InboxRow[]): Chosen {
  if (rows.length > MAX_TOGETHER) toast(`At most ${MAX_TOGETHER} tasks at once.`)
  return new Map(rows.slice(0, MAX_TOGETHER).map((row) => [row.id, row]))
}

/**
 * The rows that are chosen to be dealt with together. One that leaves the list is no longer chosen, unless it was `keep`t: what could
 * not be done stays chosen until the person has seen why.
 */
export function useSelection(rows: readonly InboxRow[], { paused }: { paused: boolean }) {
  const [chosen, setChosen] = useState(NONE)
  const kept = useRef<ReadonlySet<string>>(new Set())
  const last = useRef<string | null>(null)

  useEffect(() => {
    if (paused) return
    setChosen((before) => {
      const listed = new Map(rows.map((row) => [row.id, row]))
      const after = [...before.values()].filter(({ id }) => listed.has(id) || kept.current.has(id))
      // The same map as long as nothing has left: a new one would draw everything again with each change.
      return after.length === before.size ? before : limited(after)
    })
  }, [rows, paused])

  const clear = useCallback(() => {
    kept.current = new Set()
    setChosen(NONE)
  }, [])

  const toggle = (id: string) => {
    const row = rows.find((each) => each.id === id)
    const rest = [...chosen.values()].filter((each) => each.id !== id)
    last.current = id
    if (chosen.has(id)) setChosen(limited(rest))
    else if (row) setChosen(limited([...rest, row]))
  }

  /** From the row that was chosen last to this one, as in every list with a shift key. */
  const extend = (id: string) => {
    const [from, to] = [rows.findIndex((row) => row.id === last.current), rows.findIndex((row) => row.id === id)]
    if (from < 0 || to < 0) return toggle(id)
    last.current = id
    const range = rows.slice(Math.min(from, to), Math.max(from, to) + 1)
    setChosen(limited([...new Map([...chosen.values(), ...range].map((row) => [row.id, row])).values()]))
  }

  /** Only these are still to be dealt with. */
  const keep = (ids: readonly string[]) => {
    kept.current = new Set(ids)
    setChosen(new Map([...chosen].filter(([id]) => kept.current.has(id))))
  }
  return { chosen, toggle, extend, clear, keep }
}

export type Selection = ReturnType<typeof useSelection>
