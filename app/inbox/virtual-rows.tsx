'use client'

import { defaultRangeExtractor, useVirtualizer, useWindowVirtualizer, type Range, type VirtualItem } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useState, type ReactNode, type RefObject } from 'react'
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

/**
 * Whoever has scrolled down keeps what they read in its place when rows come or go above it; at the top, a new row is seen to
 * come. Done by the library and not by the browser (`overflow-anchor`), which not all of them can.
 */
function useAnchor(margin: number) {
  const [scrolled, setScrolled] = useState(false)
  return {
    anchorTo: scrolled ? ('end' as const) : ('start' as const),
    onChange: ({ scrollOffset }: { scrollOffset: number | null }) => setScrolled((scrollOffset ?? 0) > margin),
  }
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
  const anchor = useAnchor(0)
  const virtual = useVirtualizer({ ...optionsOf(props), ...anchor, getScrollElement: () => scroller.current })
  return <Drawn {...props} items={virtual.getVirtualItems()} virtual={virtual} margin={0} />
}

function InWindow(props: VirtualRowsProps) {
  const [margin, setMargin] = useState(0)
  const { listRef } = props
  const anchor = useAnchor(margin)
  useLayoutEffect(() => setMargin(listRef.current?.offsetTop ?? 0), [listRef])
  const virtual = useWindowVirtualizer({ ...optionsOf(props), ...anchor, scrollMargin: margin })
  return <Drawn {...props} items={virtual.getVirtualItems()} virtual={virtual} margin={margin} />
}

/** What both of the library's virtualizers can do, as far as it is needed here. */
type Virtual = { getTotalSize: () => number; measureElement: (element: HTMLElement | null) => void }

type DrawnProps = Omit<VirtualRowsProps, 'scroller' | 'pinned'> & { items: VirtualItem[]; virtual: Virtual; margin: number }

function Drawn({ rows, listRef, items, virtual, margin, hasMore, onNearEnd, children }: DrawnProps) {
  const end = items.at(-1)?.index ?? 0
  const near = hasMore && end >= rows.length - AHEAD
  useEffect(() => {
    if (near) onNearEnd()
  })
  return (
    <ul ref={listRef} aria-label="Tasks" className="relative [overflow-anchor:none]" style={{ height: virtual.getTotalSize() }}>
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
