'use client'

import { useState } from 'react'
import { cn } from '#app/ui/cn.ts'

/** About six lines of a phone, four of a desktop: shorter text is not worth a button. */
const LONG_FROM = 320
const LINES_FROM = 7
/** Characters in the page while folded, and when opened: a browser lays out every one of them. */
const FOLDED_AT_MOST = 2_000
const OPEN_AT_MOST = 100_000

/** Text as it was sent, line breaks kept, folded when it would push the question's form out of sight. */
export function LongText({ text }: { text: string }) {
  const [open, setOpen] = useState(false)
  const long = text.length > LONG_FROM || text.split('\n', LINES_FROM).length === LINES_FROM
  return (
    <div>
      <p className={cn('max-w-prose break-words whitespace-pre-wrap', long && !open && 'line-clamp-5')}>
        {text.slice(0, open ? OPEN_AT_MOST : FOLDED_AT_MOST)}
      </p>
      {open && text.length > OPEN_AT_MOST && (
        <p className="mt-1 text-sm text-ink-muted">
          The first {OPEN_AT_MOST.toLocaleString('en')} of {text.length.toLocaleString('en')} characters. The rest is in the raw JSON.
        </p>
      )}
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
