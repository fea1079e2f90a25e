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
  private all = 0

  private capacityOf(host: string): number {
    return this.silent.has(host) ? PER_SILENT_HOST : PER_HOST
  }

  isFull(host: string): boolean {
    return this.all >= ALL || (this.busy.get(host) ?? 0) >= this.capacityOf(host)
  }

  room(): Room {
    const hosts = new Set([...this.busy.keys(), ...this.silent])
    const left = new Map([...hosts].map((host) => [host, Math.max(0, this.capacityOf(host) - (this.busy.get(host) ?? 0))]))
    return { limit: ALL - this.all, slots: PER_HOST, left }
  }

  take(host: string): void {
    this.all += 1
    this.busy.set(host, (this.busy.get(host) ?? 0) + 1)
  }

  free(host: string): void {
    this.all -= 1
    const rest = (this.busy.get(host) ?? 1) - 1
    if (rest > 0) this.busy.set(host, rest)
    else this.busy.delete(host)
  }

  /** Whether the host said anything, even an error. */
  heard(host: string, answered: boolean): void {
    if (answered) this.silent.delete(host)
    else this.silent.add(host)
  }
}
