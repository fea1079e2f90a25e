'use client'

import { useCallback, useState, type ReactNode } from 'react'
import { cn } from '#app/ui/cn.ts'

/** A third more than is shown folded: less is not worth a button. The class is 27 rem, the folded one 18: a screen of a phone still shows what comes after. */
const WHOLE = 'max-h-108'

/** What was written with structure, folded when it would push the question's form out of sight. */
export function Folded({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState(false)
  const [long, setLong] = useState(false)
  const measure = useCallback((box: HTMLElement | null) => {
    if (!box) return
    const observer = new ResizeObserver(() => setLong((known) => known || box.scrollHeight > box.clientHeight + 1))
    observer.observe(box)
    return () => observer.disconnect()
  }, [])
  return (
    <div>
      <div ref={measure} className={cn('overflow-hidden', !open && (long ? 'max-h-72 mask-b-from-75%' : WHOLE))}>
        {children}
      </div>
      {long && (
        <button
          type="button"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          className="mt-0.5 rounded-sm text-sm font-medium text-accent-text hover:underline touch:min-h-11"
        >
          {open ? 'Show less' : 'Show more'}
        </button>
      )}
    </div>
  )
}
