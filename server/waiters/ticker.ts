/** Milliseconds. Deadlines are for people and polls, so a quarter of a second late is on time; and those that fall together read together. */
const STEP = 250

type Slot = Set<() => void>

const slots = new Map<number, Slot>()
let timer: NodeJS.Timeout | undefined

function tick(): void {
  timer = undefined
  const now = Date.now()
  for (const [end, slot] of slots) {
    if (end * STEP > now) continue
    slots.delete(end)
    for (const ring of slot) ring()
  }
  wind()
}

function wind(): void {
  if (slots.size === 0 || timer) return
  timer = setTimeout(tick, STEP)
  // Whoever waits holds a socket; the clock alone keeps no process alive.
  timer.unref()
}

/**
 * Rings once, `ms` milliseconds from now or up to two steps later, unless the returned function is called first. One timer for
 * all of them: ten thousand waits cost four wake-ups a second, and none when nobody waits.
 */
export function ringAfter(ms: number, ring: () => void): () => void {
  const end = Math.ceil((Date.now() + ms) / STEP)
  const slot = slots.get(end) ?? new Set()
  slots.set(end, slot)
  slot.add(ring)
  wind()
  return () => {
    slot.delete(ring)
    if (slot.size === 0 && slots.get(end) === slot) slots.delete(end)
  }
}
