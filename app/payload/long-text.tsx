'use client'

import { useState } from 'react'
import { cn } from '#app/ui/cn.ts'

/** About six lines of a phone, four of a desktop: shorter text is not worth a button. */
const LONG_FROM = 320
const LINES_FROM = 7

/** Text as it was sent, line breaks kept, folded when it would push the question's form out of sight. */
export function LongText({ text }: { text: string }) {
  const [open, setOpen] = useState(false)
  const long = text.length > LONG_FROM || text.split('\n', LINES_FROM).length === LINES_FROM
  return (
    <div>
      <p className={cn('max-w-prose break-words whitespace-pre-wrap', long && !open && 'line-clamp-5')}>{text}</p>
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
