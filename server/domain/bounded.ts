import vm from 'node:vm'

/**
 * Milliseconds that one foreign schema may hold the event loop. Honest ones take under 10; `^(a+)+$`, references that
 * double at each level, or `uniqueItems` over 40,000 objects would hold every other request for a minute.
 */
const LIMIT = 500

const context = vm.createContext({ work: () => undefined as unknown })
const script = new vm.Script('work()')

/** Thrown when foreign work neither ended in time nor within the stack. */
export class TooMuchWork extends Error {
  override readonly name = 'TooMuchWork'
}

/** Tries of work that was not stopped for being long, but because the machine gave this process no time. */
const STARVED_TRIES = 5

/** Milliseconds of processor time that this process has used so far. */
function cpuTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

function run<T>(work: () => T): T {
  context.work = work
  try {
    return script.runInContext(context, { timeout: LIMIT }) as T
  } finally {
    context.work = () => undefined
  }
}

/**
 * Runs work that somebody else's data makes long. Only `vm` can stop JavaScript in the middle; it costs 0.1 ms. Its clock is
 * the wall's, so on a machine that is too busy (or a process that was frozen) it stops work that had hardly begun: that is
 * tried again, since no schema is at fault.
 */
export function bounded<T>(work: () => T): T {
  for (let tried = 1; ; tried++) {
    const before = cpuTime()
    try {
      return run(work)
    } catch (error) {
      // By name: what `vm` throws is made in the other context, and no instance of our classes.
      const { code, name } = error as { code?: unknown; name?: unknown }
      if (name === 'RangeError') throw new TooMuchWork('it refers to itself without end')
      if (code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error
      const starved = cpuTime() - before < LIMIT / 2
      if (!starved || tried === STARVED_TRIES) throw new TooMuchWork('it takes too long')
    }
  }
}
