/** Milliseconds between two re-reads: faster than anybody reads, and four a second however many changes come. */
const GAP_MS = 250

/**
 * Calls `run` at once with what is added, then with everything that was added meanwhile: at most once every 250 ms, and not
 * before the run under way is done, since a read that is started again and again never ends. `cancel` forgets what has not run.
 */
export function coalesce<T>(run: (added: ReadonlySet<T>) => Promise<unknown>): { add: (value: T) => void; cancel: () => void } {
  let added = new Set<T>()
  let running = false
  const flush = async () => {
    running = true
    while (added.size > 0) {
      const values = added
      added = new Set()
      const gap = new Promise((resolve) => setTimeout(resolve, GAP_MS))
      await Promise.allSettled([run(values), gap])
    }
    running = false
  }
  return {
    add: (value) => {
      added.add(value)
      if (!running) void flush()
    },
    cancel: () => added.clear(),
  }
}
