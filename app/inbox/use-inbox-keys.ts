import { useRef, type RefObject } from 'react'
import { useShortcuts } from '#app/shell/use-shortcuts.ts'

type Options = {
  list: RefObject<HTMLUListElement | null>
  /** The task beside the list, where walking begins. */
  task: string | null
  /** Shows the task that was walked to; null where it does not stand beside the list. */
  onMove: ((id: string) => void) | null
}

/** `j` and `k` walk the rows with the browser's own focus, so that Enter, Tab and screen readers go on from there. */
export function useInboxKeys({ list, task, onMove }: Options): void {
  const last = useRef(-1)
  const walk = (step: 1 | -1) => {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-task]') ?? [])]
    const focused = rows.findIndex((row) => row === document.activeElement)
    const open = rows.findIndex((row) => row.dataset.task === task)
    // The row may have left the list since: go on from where it was.
    const from = focused >= 0 ? focused : open >= 0 ? open : last.current - (step > 0 ? 1 : 0)
    const to = Math.max(0, Math.min(rows.length - 1, from + step))
    const row = rows[to]
    if (!row) return
    last.current = to
    row.focus()
    row.scrollIntoView({ block: 'nearest' })
    if (row.dataset.task) onMove?.(row.dataset.task)
  }
  useShortcuts({ j: () => walk(1), k: () => walk(-1) })
}
