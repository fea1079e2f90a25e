import { type Caller, personOf } from '#server/domain/caller.ts'
import { askedIds } from './asked.ts'

/** SQL conditions on task `t` with their values, put together with AND. */
export class Conditions {
  readonly values: unknown[] = []
  private readonly parts: string[] = []

  /** `?` in the text stands for the value, as often as it appears. */
  add(sql: string, value?: unknown): this {
    this.parts.push(value === undefined ? sql : sql.replaceAll('?', `$${this.values.push(value)}`))
    return this
  }

  /** `?1`, `?2` … in the text stand for the values, as often as they appear. */
  addAll(sql: string, values: readonly unknown[]): this {
    const names = values.map((value) => this.values.push(value))
    this.parts.push(sql.replaceAll(/\?(\d)/g, (_, place: string) => `$${names[Number(place) - 1]}`))
    return this
  }

  /** Reviewers see what they are asked; everybody else who may list sees all. `live` where only open tasks are wanted. */
  visibleTo(caller: Caller, { live = false } = {}): this {
    if (caller.kind !== 'reviewer') return this
    // An array, which is looked up by id. As a join, Postgres guesses that whoever is in no pool is asked like ten pools, and reads all tasks.
    this.parts.push(`t.id = ANY(ARRAY${askedIds(this.values.push(personOf(caller)?.id), { live })})`)
    return this
  }

  after({ createdAt, id }: { createdAt: Date; id: string }): this {
    const [time, last] = [this.values.push(createdAt), this.values.push(id)]
    this.parts.push(`(t.created_at, t.id) < ($${time}, $${last})`)
    return this
  }

  get sql(): string {
    return this.parts.length ? `WHERE ${this.parts.join(' AND ')}` : ''
  }
}

/** What a search looks through. The expression of the trigram index in prisma/migrations, to the letter. */
const SEARCHED = `left(t.task || ' ' || t.idempotency_key || ' ' || t.payload::text, 4000)`

/** Text in the title, key or payload. `%` and `_` in what is sought mean themselves. */
export const CONTAINS = `${SEARCHED} ILIKE ?`

export function containing(text: string): string {
  return `%${text.trim().replace(/[\\%_]/g, String.raw`\$&`)}%`
}
