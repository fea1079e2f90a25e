import { useRef, type RefObject } from 'react'
import type { InboxRow } from '#contract/views.ts'
import { useShortcuts } from '#app/shell/use-shortcuts.ts'

type Options = {
  rows: readonly InboxRow[]
  list: RefObject<HTMLUListElement | null>
  /** The task beside the list, where walking begins. */
  task: string | null
  focusRow: (id: string) => void
  /** Shows the task that was walked to; null where it does not stand beside the list. */
  onMove: ((id: string) => void) | null
  onToggle: (id: string) => void
  onClear: () => void
}

/** `j` and `k` walk the rows with the browser's own focus, so that Enter, Tab and screen readers go on from there; `x` chooses one. */
export function useInboxKeys({ rows, list, task, focusRow, onMove, onToggle, onClear }: Options): void {
  const last = useRef(-1)
  const focusedId = () => {
    const row = document.activeElement?.closest<HTMLElement>('[data-task]')
    return row && list.current?.contains(row) ? row.dataset.task : undefined
  }
  const walk = (step: 1 | -1) => {
    const at = (id: string | null | undefined) => rows.findIndex((row) => row.id === id)
    const [focused, open] = [at(focusedId()), at(task)]
    // The row may have left the list since: go on from where it was.
    const from = focused >= 0 ? focused : open >= 0 ? open : last.current - (step > 0 ? 1 : 0)
    const to = Math.max(0, Math.min(rows.length - 1, from + step))
    const row = rows[to]
    if (!row) return
    last.current = to
    focusRow(row.id)
    onMove?.(row.id)
  }
  const toggle = () => {
    const id = focusedId() ?? task
    if (id) onToggle(id)
  }
  useShortcuts({ j: () => walk(1), k: () => walk(-1), x: toggle, X: onClear })
}
