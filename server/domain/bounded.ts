import vm from 'node:vm'

/**
 * Milliseconds that one foreign schema may hold the event loop. Honest ones take under 10; `^(a+)+$`, references that
 * double at each level, or `uniqueItems` over 40,000 objects would hold every other request for a minute.
 */
const LIMIT = 500

/**
 * How often work is begun again, each time with twice the time, when the machine was busy with something else meanwhile:
 * on a full machine half a second by the clock may be a few milliseconds of work, and an honest schema would be refused.
 */
const TRIES = 4

const context = vm.createContext({ work: () => undefined as unknown })
const script = new vm.Script('work()')

/** Thrown when foreign work neither ended in time nor within the stack. */
export class TooMuchWork extends Error {
  override readonly name = 'TooMuchWork'
}

/** Milliseconds that this process has computed, however long it took. */
function computed(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** Runs work that somebody else's data makes long. Only `vm` can stop JavaScript in the middle; it costs 0.1 ms. */
export function bounded<T>(work: () => T, tries = TRIES): T {
  const before = computed()
  context.work = work
  try {
    return script.runInContext(context, { timeout: LIMIT * 2 ** (TRIES - tries) }) as T
  } catch (error) {
    // By name: what `vm` throws is made in the other context, and no instance of our classes.
    const { code, name } = error as { code?: unknown; name?: unknown }
    if (code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') {
      if (tries > 1 && computed() - before < LIMIT) return bounded(work, tries - 1)
      throw new TooMuchWork('it takes too long')
    }
    if (name === 'RangeError') throw new TooMuchWork('it refers to itself without end')
    throw error
  } finally {
    context.work = () => undefined
  }
}
