import { isTerminal } from './contract/statuses.ts'
import type { PollResponse } from './generated/api.ts'

export type Gathering = {
  /** Tasks that have not ended. */
  readonly open: ReadonlySet<string>
  /** How the others did, in the order in which that was learned. */
  readonly ended: ReadonlyMap<string, PollResponse>
  /** Aborted when enough have ended, when one has failed, at the deadline, or by the caller's signal. */
  readonly signal: AbortSignal
  /** Why there will be no result, once that is so. */
  readonly failure: unknown
  readonly over: boolean
  /** What is told of a task. The first end counts; what is told again changes nothing. True when it is news. */
  tell(id: string, state: PollResponse): boolean
  fail(error: unknown): void
  /** Lets go of timers and listeners. */
  close(): void
}

/** Milliseconds. The longest that timers take; a wait of 25 days is woken early once and goes on. */
const LONGEST_TIMER_MS = 2_147_483_647

type Options = { ids: readonly string[]; enough: number; deadline: number; signal: AbortSignal | undefined; now: () => number }

/** Collects how tasks end, from however many connections tell of it. */
export function gather({ ids, enough, deadline, signal, now }: Options): Gathering {
  const open = new Set(ids)
  const ended = new Map<string, PollResponse>()
  const controller = new AbortController()
  let failure: unknown
  let timer: ReturnType<typeof setTimeout> | undefined

  const fail = (error: unknown) => {
    failure ??= error
    controller.abort(error)
  }
  const abort = () => fail(signal?.reason)
  const wind = () => {
    const left = deadline - now()
    if (left === Infinity) return
    if (left <= 0) return controller.abort()
    timer = setTimeout(wind, Math.min(left, LONGEST_TIMER_MS))
  }

  if (signal?.aborted) abort()
  else signal?.addEventListener('abort', abort, { once: true })
  wind()
  return {
    open,
    ended,
    signal: controller.signal,
    get failure() {
      return failure
    },
    get over() {
      return controller.signal.aborted
    },
    tell(id, state) {
      if (controller.signal.aborted || !isTerminal(state.status) || !open.delete(id)) return false
      ended.set(id, state)
      if (ended.size >= enough) controller.abort()
      return true
    },
    fail,
    close() {
      clearTimeout(timer)
      signal?.removeEventListener('abort', abort)
    },
  }
}
