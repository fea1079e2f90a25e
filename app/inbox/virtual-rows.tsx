'use client'

import { defaultRangeExtractor, useVirtualizer, useWindowVirtualizer, type Range, type VirtualItem } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useRef, useState, type ReactNode, type RefObject } from 'react'
import type { InboxRow } from '#contract/views.ts'

/** Pixels of a row, two lines and its border; what differs, with another font size, is measured once it is drawn. */
const ROW_HEIGHT = 66

/** Rows drawn beyond each edge: a flick of the wheel shows no gap, and there are never more than some forty in the page. */
const OVERSCAN = 10

/** Rows before the end at which the next page is asked for: it is there before anybody reaches it. */
const AHEAD = 30

type VirtualRowsProps = {
  rows: readonly InboxRow[]
  listRef: RefObject<HTMLUListElement | null>
  /** What scrolls; null where the window does. */
  scroller: RefObject<HTMLElement | null> | null
  /** Rows that are there wherever the list is scrolled to: the open one, and the one with the focus. */
  pinned: readonly (string | null)[]
  hasMore: boolean
  onNearEnd: () => void
  children: (row: InboxRow) => ReactNode
}

/** Only what can be seen of a list of any length. Which of the two scrolls decides which hook there is, so each is a component. */
export function VirtualRows(props: VirtualRowsProps) {
  return props.scroller ? <InElement {...props} scroller={props.scroller} /> : <InWindow {...props} />
}

function optionsOf({ rows, pinned }: Pick<VirtualRowsProps, 'rows' | 'pinned'>) {
  const kept = pinned.map((id) => rows.findIndex((row) => row.id === id)).filter((index) => index >= 0)
  return {
    count: rows.length,
    estimateSize: () => ROW_HEIGHT,
    overscan: OVERSCAN,
    getItemKey: (index: number) => rows[index]?.id ?? index,
    rangeExtractor: (range: Range) => [...new Set([...defaultRangeExtractor(range), ...kept])].toSorted((a, b) => a - b),
  }
}

function InElement({ scroller, ...props }: VirtualRowsProps & { scroller: RefObject<HTMLElement | null> }) {
  // oxlint-disable-next-line react/incompatible-library -- warns of the React compiler, which is not in use
  const virtual = useVirtualizer({ ...optionsOf(props), getScrollElement: () => scroller.current })
  return <Drawn {...props} items={virtual.getVirtualItems()} virtual={virtual} margin={0} />
}

function InWindow(props: VirtualRowsProps) {
  const [margin, setMargin] = useState(0)
  const { listRef } = props
  useLayoutEffect(() => setMargin(listRef.current?.offsetTop ?? 0), [listRef])
  // oxlint-disable-next-line react/incompatible-library -- warns of the React compiler, which is not in use
  const virtual = useWindowVirtualizer({ ...optionsOf(props), scrollMargin: margin })
  return <Drawn {...props} items={virtual.getVirtualItems()} virtual={virtual} margin={margin} />
}

/** What both of the library's virtualizers can do, as far as it is needed here. */
type Virtual = {
  getTotalSize: () => number
  measureElement: (element: HTMLElement | null) => void
  scrollToOffset: (offset: number) => void
  scrollOffset: number | null
}

type DrawnProps = Omit<VirtualRowsProps, 'scroller' | 'pinned'> & { items: VirtualItem[]; virtual: Virtual; margin: number }

/** Whoever has scrolled down keeps what they read in its place when rows come or go above it. */
function useAnchor({ rows, items, virtual, margin }: Pick<DrawnProps, 'rows' | 'items' | 'virtual' | 'margin'>) {
  const anchor = useRef<{ id: string; index: number } | null>(null)
  useLayoutEffect(() => {
    const offset = virtual.scrollOffset ?? 0
    const { id, index } = anchor.current ?? { id: '', index: 0 }
    const now = rows.findIndex((row) => row.id === id)
    if (offset > margin && now >= 0 && now !== index) virtual.scrollToOffset(offset + (now - index) * ROW_HEIGHT)
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only another list of rows moves what is read; scrolling is the person's
  }, [rows])
  useEffect(() => {
    const first = items.find((item) => item.start >= (virtual.scrollOffset ?? 0))
    const row = first && rows[first.index]
    anchor.current = row && first ? { id: row.id, index: first.index } : null
  })
}

function Drawn({ rows, listRef, items, virtual, margin, hasMore, onNearEnd, children }: DrawnProps) {
  useAnchor({ rows, items, virtual, margin })
  const end = items.at(-1)?.index ?? 0
  const near = hasMore && end >= rows.length - AHEAD
  useEffect(() => {
    if (near) onNearEnd()
  })
  return (
    <ul ref={listRef} aria-label="Tasks" className="relative" style={{ height: virtual.getTotalSize() }}>
      {items.map(({ index, key, start }) => {
        const row = rows[index]
        if (!row) return null
        return (
          <li
            key={key}
            ref={virtual.measureElement}
            data-index={index}
            aria-posinset={index + 1}
            // Screen readers hear how long the list is, as far as that is known.
            aria-setsize={hasMore ? -1 : rows.length}
            className="group absolute inset-x-0 border-b border-line"
            style={{ top: start - margin }}
          >
            {children(row)}
          </li>
        )
      })}
    </ul>
  )
}
