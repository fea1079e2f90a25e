/** Between which statements of a change a test may end the process: the names say what has just happened. */
export const FAIL_POINTS = [
  'create.begun',
  'create.inserted',
  'create.assigned',
  'create.enqueued',
  'create.committed',
  'complete.loaded',
  'complete.stored',
  'complete.judged',
  'complete.settled',
  'reassign.retired',
  'reassign.routed',
  'reassign.recorded',
  'reassign.enqueued',
] as const

export type FailPoint = (typeof FAIL_POINTS)[number]

/**
 * Ends the process here, as a power cut would, if a test has armed this point. The production build has an empty function
 * in its place (scripts/building/bundle.ts).
 */
export function failPoint(name: FailPoint): void {
  if (armed === name) process.kill(process.pid, 'SIGKILL')
}

let armed: FailPoint | undefined

export function armFailPoint(name: FailPoint): void {
  armed = name
}
