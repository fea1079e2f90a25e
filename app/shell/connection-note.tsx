'use client'

import { useConnected } from './live.tsx'

/** Says that the page may be behind. Late, because most interruptions end before anybody could read about them. */
export function ConnectionNote() {
  const connected = useConnected()
  return (
    <output className="mr-1 text-sm whitespace-nowrap text-ink-muted">
      {!connected && (
        <span className="inline-flex animate-late items-center gap-2">
          <span aria-hidden="true" className="size-1.5 animate-pulse rounded-full bg-warning-text" />
          Reconnecting…
        </span>
      )}
    </output>
  )
}
