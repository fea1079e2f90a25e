'use client'

import { useState, type KeyboardEvent } from 'react'
import { isPaged, pageCountOf, pagesOf, type Picture } from './pages.ts'

const TYPED_INTO = 'input, textarea, select, [contenteditable="true"]'

/** Which of several pictures is looked at, and how the keys move: arrows by picture, PageUp and PageDown by page. */
export function usePages<P extends Picture>(given: readonly P[]) {
  const paged = isPaged(given)
  const pages = paged ? pagesOf(given) : [{ number: 1, pictures: [...given] }]
  const pictures = pages.flatMap((page) => page.pictures)
  const [chosen, setAt] = useState(0)
  const at = Math.min(chosen, pictures.length - 1)
  const starts = pages.map((_, index) => pages.slice(0, index).reduce((sum, page) => sum + page.pictures.length, 0))
  const pageAt = starts.findLastIndex((start) => start <= at)
  const page = pages[pageAt]

  const move = (to: number) => setAt(Math.min(pictures.length - 1, Math.max(0, to)))
  const turnTo = (index: number) => move(starts[Math.min(pages.length - 1, Math.max(0, index))] ?? 0)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target instanceof Element && event.target.closest(TYPED_INTO)) return
    const moves: Partial<Record<string, () => void>> = {
      ArrowLeft: () => move(at - 1),
      ArrowRight: () => move(at + 1),
      ...(paged && { PageUp: () => turnTo(pageAt - 1), PageDown: () => turnTo(pageAt + 1) }),
    }
    const go = moves[event.key]
    if (!go || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    event.stopPropagation()
    go()
  }
  const where = paged
    ? `Page ${page?.number} of ${pageCountOf(given)}, view ${at - (starts[pageAt] ?? 0) + 1} of ${page?.pictures.length}`
    : `${at + 1} / ${pictures.length}`
  return { picture: pictures[at], at, last: pictures.length - 1, move, pages, pageAt, paged, turnTo, where, onKeyDown }
}
