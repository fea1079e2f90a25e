import { useSearchParams } from 'next/navigation'
import { useState } from 'react'
import { STRATEGIES } from '#contract/strategies.ts'
import { paths } from '#app/paths.ts'
import { assignToOf, NO_WISH, readJson, type Wish, wishOf } from './wish.ts'

/** Two spaces, as people write it. */
const pretty = (value: object | null) => (value ? JSON.stringify(value, null, 2) : '')

/** What the address says, as people write it; what is no JSON as it is. */
function asWritten(text: string): string {
  const read = readJson(text)
  return 'assignTo' in read ? pretty(read.assignTo) : text
}

/** The `assign_to` that is tried: typed into the form or as JSON, and kept in the address, so that it can be shared. */
export function useWish() {
  const [source, setSource] = useState(asWritten(useSearchParams().get('assign_to') ?? ''))
  const read = readJson(source)
  const assignTo = 'assignTo' in read ? read.assignTo : null
  const [wish, setWish] = useState(() => wishOf(assignTo ?? {}, STRATEGIES))

  const put = (text: string) => {
    const next = readJson(text)
    setSource(text)
    // Straight to the history: the server has nothing to say to it.
    if ('assignTo' in next)
      window.history.replaceState(null, '', paths.routing({ assign_to: next.assignTo ? JSON.stringify(next.assignTo) : null }))
  }
  return {
    assignTo,
    problem: 'problem' in read ? read.problem : null,
    source,
    /** Null while the JSON says what the form has no field for. */
    wish,
    change: (patch: Partial<Wish>) => {
      const next = { ...(wish ?? NO_WISH), ...patch }
      setWish(next)
      put(pretty(assignToOf(next)))
    },
    write: (text: string) => {
      const next = readJson(text)
      if ('assignTo' in next) setWish(wishOf(next.assignTo ?? {}, STRATEGIES))
      put(text)
    },
  }
}
