import { KINDS } from './kinds.ts'
import type { Chance } from './random.ts'

/** What becomes of a task. `invalid` is answered twice: the first time with an answer that does not fit. */
export type Fate = 'dashboard' | 'api' | 'invalid' | 'handed on' | 'timed out' | 'defaulted' | 'cancelled' | 'held' | 'waiting'

export type Planned = {
  kind: string
  fate: Fate
  createdAt: number
  /** When it was claimed for good, and when it ended; milliseconds since 1970, like all times here. Null where it did not. */
  claimedAt: number | null
  endedAt: number | null
  timeoutSeconds: number
  /** Whether it is told to a webhook when it ends. */
  callsBack: boolean
}

const SIZE = { tasks: 400, open: 26, days: 90 }

const [SECOND, HOUR, DAY] = [1_000, 3_600_000, 86_400_000]

/** Of a hundred tasks that have ended. */
const FATES = { dashboard: 66, api: 12, invalid: 3, 'handed on': 3, 'timed out': 6, defaulted: 5, cancelled: 5 }

/** Tasks by hour of the day (UTC): agents ask when their customers write. */
const BY_HOUR = Object.fromEntries(
  [1, 1, 1, 1, 1, 2, 4, 7, 11, 13, 13, 11, 9, 11, 13, 12, 9, 7, 5, 4, 3, 2, 2, 1].map((weight, hour) => [hour, weight]),
)

/** And by weekday, Sunday first. */
const BY_WEEKDAY = [2, 10, 11, 11, 10, 8, 3]

function askedAt(chance: Chance, now: number): number {
  for (;;) {
    // The more recent the more: the place grows.
    const day = now - Math.pow(chance.next(), 1.3) * SIZE.days * DAY
    const hour = Number(chance.weighted(BY_HOUR))
    const at = Math.floor(day / DAY) * DAY + hour * HOUR + chance.between(0, HOUR / SECOND - 1) * SECOND
    const likely = (BY_WEEKDAY[new Date(at).getUTCDay()] ?? 0) / 11
    // Two hours are left for what is open.
    if (chance.next() < likely && at < now - 2 * HOUR && at > now - SIZE.days * DAY) return at
  }
}

function kindOf(chance: Chance): string {
  return chance.weighted(Object.fromEntries(Object.entries(KINDS).map(([name, { weight }]) => [name, weight])))
}

function ended(chance: Chance, now: number): Planned {
  const kind = kindOf(chance)
  const createdAt = askedAt(chance, now)
  const { pace, timeout: timeoutSeconds } = KINDS[kind] as (typeof KINDS)[string]
  const fate = chance.weighted(FATES)
  const callsBack = chance.next() < 0.35
  const deadline = createdAt + timeoutSeconds * SECOND
  if (fate === 'timed out' || fate === 'defaulted') {
    // Ended already, or it would still be open.
    if (deadline > now - HOUR) return ended(chance, now)
    return { kind, fate, createdAt, claimedAt: null, endedAt: deadline + SECOND / 2, timeoutSeconds, callsBack }
  }
  // Slower at night, and never later than the deadline.
  const night = new Date(createdAt).getUTCHours() < 6 ? 6 : 1
  const claim = Math.min(chance.lasting(pace.claim * night, 0.9), timeoutSeconds * 0.6)
  const decide = Math.min(chance.lasting(pace.decide, 0.7), timeoutSeconds * 0.35)
  const claimedAt = Math.min(createdAt + claim * SECOND, now - 20 * 60 * SECOND)
  const endedAt = Math.min(claimedAt + decide * SECOND, now - 60 * SECOND)
  return { kind, fate, createdAt, claimedAt: fate === 'cancelled' ? null : claimedAt, endedAt, timeoutSeconds, callsBack }
}

/** Asked lately enough to be open: some due within minutes, most later, a third of them in somebody's hands. */
function open(chance: Chance, now: number): Planned {
  const kind = kindOf(chance)
  const { timeout: seconds } = KINDS[kind] as (typeof KINDS)[string]
  const dueSoon = chance.next() < 0.2
  const age = dueSoon ? seconds - chance.between(300, 1_500) : Math.min(seconds * 0.7, 20 * 3_600) * chance.next()
  const createdAt = now - Math.max(60, age) * SECOND
  const held = chance.next() < 0.35
  const claimedAt = held ? createdAt + (now - createdAt) * chance.next() : null
  return {
    kind,
    fate: held ? 'held' : 'waiting',
    createdAt,
    claimedAt,
    endedAt: null,
    timeoutSeconds: seconds,
    callsBack: chance.next() < 0.35,
  }
}

/** Everything that will have happened, the oldest first. */
export function planHistory(chance: Chance, now: number): Planned[] {
  const past = Array.from({ length: SIZE.tasks - SIZE.open }, () => ended(chance, now))
  const present = Array.from({ length: SIZE.open }, () => open(chance, now))
  return [...past, ...present].sort((a, b) => a.createdAt - b.createdAt)
}
