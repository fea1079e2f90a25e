/** How many at once: in all, and to one host. */
export type Limits = { all: number; perHost: number }

type Waiting = { host: string; start: () => void }

/** Turns for requests to other hosts. Whoever finds no room waits, in the order they came; a full host holds up nobody but its own. */
export class Turns {
  private readonly busy = new Map<string, number>()
  private readonly waiting = new Set<Waiting>()
  private all = 0

  constructor(private readonly limits: Limits) {}

  /** Does the work once it is its turn; throws the signal's reason when that comes first. */
  async run<T>(host: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    signal.throwIfAborted()
    await this.turn(host, signal)
    try {
      return await work()
    } finally {
      this.end(host)
    }
  }

  private turn(host: string, signal: AbortSignal): Promise<void> | void {
    if (this.hasRoom(host)) return this.begin(host)
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.waiting.delete(one)
        reject(signal.reason as Error)
      }
      const start = () => {
        signal.removeEventListener('abort', leave)
        resolve()
      }
      const one = { host, start }
      this.waiting.add(one)
      signal.addEventListener('abort', leave, { once: true })
    })
  }

  private hasRoom(host: string): boolean {
    return this.all < this.limits.all && (this.busy.get(host) ?? 0) < this.limits.perHost
  }

  private begin(host: string): void {
    this.all += 1
    this.busy.set(host, (this.busy.get(host) ?? 0) + 1)
  }

  private end(host: string): void {
    const rest = (this.busy.get(host) ?? 1) - 1
    if (rest > 0) this.busy.set(host, rest)
    else this.busy.delete(host)
    this.all -= 1
    for (const next of this.waiting) {
      if (!this.hasRoom(next.host)) continue
      this.waiting.delete(next)
      this.begin(next.host)
      next.start()
    }
  }
}
