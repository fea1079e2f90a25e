'use client'

import { useEffect, useRef, useState, type PointerEvent } from 'react'
import { cn } from '#app/ui/cn.ts'
import { fitScale, turned, zoomed, type Size, type ViewState } from './view-state.ts'

const NOTHING: Size = { width: 0, height: 0 }

/** The size of an element's inside, kept up to date. */
function useSize(element: HTMLElement | null): Size {
  const [size, setSize] = useState(NOTHING)
  useEffect(() => {
    if (!element) return
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setSize({ width: entry.contentRect.width, height: entry.contentRect.height })
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [element])
  return size
}

/** Grab the paper and move it: what a mouse has instead of two fingers. */
function useDrag() {
  const from = useRef<{ x: number; y: number; left: number; top: number } | null>(null)
  return {
    onPointerDown: ({ pointerType, button, pointerId, clientX: x, clientY: y, currentTarget: frame }: PointerEvent) => {
      if (pointerType !== 'mouse' || button !== 0) return
      from.current = { x, y, left: frame.scrollLeft, top: frame.scrollTop }
      frame.setPointerCapture(pointerId)
    },
    onPointerMove: ({ clientX, clientY, currentTarget: frame }: PointerEvent) => {
      const { current: start } = from
      if (start) frame.scrollTo({ left: start.left - (clientX - start.x), top: start.top - (clientY - start.y) })
    },
    onPointerUp: () => {
      from.current = null
    },
  }
}

/** Ctrl and wheel, or two fingers on a trackpad, zoom the picture instead of the page. React's own wheel handler could not prevent the latter. */
function useWheelZoom(frame: HTMLElement | null, zoom: (direction: 1 | -1) => void) {
  const latest = useRef(zoom)
  useEffect(() => {
    latest.current = zoom
  })
  useEffect(() => {
    const turn = (event: WheelEvent) => {
      if (!event.ctrlKey) return
      event.preventDefault()
      latest.current(event.deltaY < 0 ? 1 : -1)
    }
    frame?.addEventListener('wheel', turn, { passive: false })
    return () => frame?.removeEventListener('wheel', turn)
  }, [frame])
}

type StageProps = {
  src: string
  alt: string
  view: ViewState
  onView: (view: ViewState) => void
  /** Told once the picture is there, and when it cannot be. */
  onFail: () => void
  /** The scale that is seen, for the percentage beside the buttons. */
  onScale?: (scale: number) => void
  className?: string
}

/** One picture in a frame of fixed size: as large as fits, or larger and moved about with wheel, finger, mouse or arrow keys. */
export function Stage({ src, alt, view, onView, onFail, onScale, className }: StageProps) {
  const [frame, setFrame] = useState<HTMLElement | null>(null)
  const [natural, setNatural] = useState<Size>(NOTHING)
  const size = useSize(frame)
  const drag = useDrag()
  const box = turned(natural, view.turns)
  const fit = fitScale(box, size)
  const scale = view.scale ?? fit
  useWheelZoom(frame, (direction) => onView({ ...view, scale: zoomed(scale, direction) }))
  useEffect(() => onScale?.(scale), [scale, onScale])

  const take = (image: HTMLImageElement) => {
    if (image.naturalWidth === 0) return onFail()
    setNatural({ width: image.naturalWidth, height: image.naturalHeight })
  }
  const larger = scale > fit
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- moves what is inside, as its scroll bars do; the buttons do the same by keyboard
    <section
      ref={setFrame}
      aria-label={alt}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard (WCAG 2.1.1)
      tabIndex={0}
      {...drag}
      onDoubleClick={() => onView({ ...view, scale: view.scale === null ? Math.max(1, fit * 2) : null })}
      className={cn(
        'grid place-content-center-safe overflow-auto focus-visible:-outline-offset-2',
        larger ? 'cursor-grab active:cursor-grabbing' : 'cursor-zoom-in',
        className,
      )}
    >
      <div className="relative" style={{ width: box.width * scale, height: box.height * scale }}>
        {/* Not next/image: its optimiser would make this server fetch from other people's hosts. */}
        <img
          src={src}
          alt={alt}
          draggable={false}
          referrerPolicy="no-referrer"
          // It may have come, or failed, before React was awake to hear of it.
          ref={(image) => {
            if (image?.complete && image.naturalWidth !== natural.width) take(image)
          }}
          onLoad={(event) => take(event.currentTarget)}
          onError={onFail}
          className={cn('absolute top-1/2 left-1/2 max-w-none select-none', natural.width === 0 && 'invisible')}
          style={{
            width: natural.width * scale || undefined,
            height: natural.height * scale || undefined,
            transform: `translate(-50%, -50%) rotate(${view.turns * 90}deg)`,
          }}
        />
      </div>
    </section>
  )
}
