import type { Room } from './claim.ts'

/** Requests under way at once in this process: each is a socket and a promise. */
const ALL = 128

/** To one host (with its port): enough to keep a quick receiver busy, few enough that a hung one holds only its own. */
const PER_HOST = 8

/** To a host that gave no answer the last time: one finds out whether it is back, and the others need not wait beside it. */
const PER_SILENT_HOST = 1

/** Which hosts may be sent how many more. */
export class Slots {
  private readonly busy = new Map<string, number>()
  private readonly silent = new Set<string>()
  /** Hosts of which the last look got all it had room for, so that there may be more. */
  private readonly limited = new Set<string>()
  private all = 0
  private crowded = false

  room(): Room {
    const left = new Map<string, number>()
    for (const host of [...this.busy.keys(), ...this.silent]) {
      const capacity = this.silent.has(host) ? PER_SILENT_HOST : PER_HOST
      left.set(host, Math.max(0, capacity - (this.busy.get(host) ?? 0)))
    }
    return { limit: ALL - this.all, slots: PER_HOST, left }
  }

  /** What a look in this room has found is under way from now on. */
  take({ limit, slots, left }: Room, hosts: readonly string[]): void {
    const taken = new Map([...left.keys()].map((host) => [host, 0]))
    for (const host of hosts) taken.set(host, (taken.get(host) ?? 0) + 1)
    for (const [host, count] of taken) {
      if (count > 0) this.busy.set(host, (this.busy.get(host) ?? 0) + count)
      if (count === (left.get(host) ?? slots)) this.limited.add(host)
      else this.limited.delete(host)
    }
    this.all += hosts.length
    this.crowded = hosts.length === limit
  }

  /** One has ended; `answered` is whether the host said anything, even an error. Tells whether there may be more to send now. */
  free(host: string, answered: boolean): boolean {
    const rest = (this.busy.get(host) ?? 1) - 1
    if (rest > 0) this.busy.set(host, rest)
    else this.busy.delete(host)
    this.all -= 1
    if (answered) this.silent.delete(host)
    else this.silent.add(host)
    return this.crowded || this.limited.has(host)
  }
}
