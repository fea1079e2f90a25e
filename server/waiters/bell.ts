export type Bell = { ring: () => void; next: () => Promise<void> }

/** A one-slot bell: rung while nobody sleeps, it is heard by the next sleep. */
export function newBell(): Bell {
  let wake: (() => void) | undefined
  let rung = false
  return {
    ring: () => {
      rung = true
      wake?.()
    },
    next: () =>
      new Promise<void>((resolve) => {
        wake = () => {
          rung = false
          wake = undefined
          resolve()
        }
        if (rung) wake()
      }),
  }
}
