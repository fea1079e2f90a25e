/** What an agent was told in the end. */
export type Outcome =
  { kind: 'answered'; response: unknown } | { kind: 'timed_out' } | { kind: 'cancelled' } | { kind: 'failed'; why: string }

/** One question as the people outside saw it: what the system promised them, to be held against what it kept. */
export type Entry = {
  key: string
  /** Every id that a create with this key has answered with. */
  ids: Set<string>
  callback: boolean
  /** Answers that were accepted with a 200. More than one would be two winners. */
  accepted: unknown[]
  /** What each agent that asked with this key heard. */
  heard: Outcome[]
}

export class Ledger {
  readonly entries = new Map<string, Entry>()

  open(key: string, callback: boolean): Entry {
    const entry = this.entries.get(key) ?? { key, ids: new Set(), callback, accepted: [], heard: [] }
    this.entries.set(key, entry)
    return entry
  }

  /** Questions that exist, as far as an agent was told, and whose agents still wait. */
  waiting(): Entry[] {
    return [...this.entries.values()].filter(({ ids, heard }) => ids.size > 0 && heard.length === 0)
  }

  get unheard(): number {
    return [...this.entries.values()].filter(({ heard }) => heard.length === 0).length
  }
}
