/** Seconds and a zone belong to the wire; people enter minutes on a clock on some wall. */
const LOCAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/
const ZONED = /(Z|[+-]\d{2}:?\d{2})$/i

type Zone = string | null | undefined

const two = (value: number) => String(value).padStart(2, '0')

/** The zone when this browser knows it, so that a misspelt one is passed over and not a broken page. */
export function knownZone(zone: Zone): string | undefined {
  try {
    return zone ? new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone : undefined
  } catch {
    return undefined
  }
}

/** What the clocks there show at an instant: `YYYY-MM-DDTHH:MM`. */
function wallClock(at: Date, zone: string | undefined): string {
  if (!zone) return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`
  const options = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const
  const parts = new Intl.DateTimeFormat('en', { ...options, hourCycle: 'h23', timeZone: zone }).formatToParts(at)
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? ''
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`
}

/** An instant as the value of a `datetime-local` input, on the clock of `zone` or else of this person. A time without a zone is already that. */
export function toLocal(value: string, zone?: Zone): string | undefined {
  if (!ZONED.test(value)) return LOCAL.test(value.slice(0, 16)) ? value.slice(0, 16) : undefined
  const at = new Date(value)
  return Number.isNaN(at.getTime()) ? undefined : wallClock(at, knownZone(zone))
}

/** The instant that a `datetime-local` value means there. JSON Schema's "date-time" is not valid without a zone. */
export function fromLocal(local: string, zone?: Zone): string | null {
  const known = knownZone(zone)
  const at = new Date(known ? `${local}Z` : local)
  if (Number.isNaN(at.getTime())) return null
  const wanted = at.getTime()
  // Read as if in London, then moved by how far the clocks there differ; twice, since that may itself differ across a change of clocks.
  for (let round = 0; known && round < 2; round += 1) {
    const seen = new Date(`${wallClock(at, known)}Z`).getTime()
    at.setTime(at.getTime() + wanted - seen)
  }
  return at.toISOString().replace('.000Z', 'Z')
}
