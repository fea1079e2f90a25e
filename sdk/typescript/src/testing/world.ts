import type { CreateTaskRequest } from '../generated/api.ts'
import type { Clock } from '../http/clock.ts'
import type { Act, Behaviour } from './behaviour.ts'
import { Question, type Attempt } from './question.ts'

type Due = { at: number; question: Question; kind: 'act' | 'deadline'; run: () => void }

/** Taken before a test runner can put a stand-in in its place: what is to happen here does not wait for real time. */
const later = globalThis.setTimeout

/** Lets everything that is under way come to where it waits: a jump of the clock must not overtake it. */
const turn = () => new Promise<void>((resolve) => void later(resolve, 0))

/** Turns that a call gets to come to where it waits: making a key and a request takes about five. One that waits for the test takes for ever. */
const SETTLING_TURNS = 100

/** Milliseconds past a deadline at which somebody is too late for certain. */
const LATE_MS = 1_000

/**
 * Questions, and a clock that stands still until there is a reason to move it: a test that says so, or somebody who waits for what
 * a script has people do. What is due happens in the order of its time.
 */
export class World {
  now: number
  readonly questions: Question[] = []
  /** Calls of agents that have neither ended nor been told to wait. */
  busy = 0
  #held = 0
  readonly #due: Due[] = []
  readonly #watchers = new Set<() => void>()
  readonly #behave: (request: CreateTaskRequest) => Behaviour | undefined
  /** Why the script cannot be followed: a mistake of the test, which everybody who waits is told from then on. */
  failure: unknown

  constructor(now: number, behave: (request: CreateTaskRequest) => Behaviour | undefined) {
    this.now = now
    this.#behave = behave
  }

  readonly clock: Clock = {
    now: () => this.now,
    random: () => 0.5,
    sleep: async (ms, signal) => {
      signal?.throwIfAborted()
      await turn()
      this.#runUntil(this.now + ms)
      signal?.throwIfAborted()
    },
    pollSeconds: Infinity,
  }

  byKey(key: string): Question | undefined {
    return this.questions.find(({ idempotencyKey }) => idempotencyKey === key)
  }

  byId(id: string): Question | undefined {
    return this.questions.find((question) => question.id === id)
  }

  ask(request: CreateTaskRequest): Question {
    const behaviour = this.#behave(request)
    const question = new Question(`task-${this.questions.length + 1}`, { request, now: this.now, behaviour })
    this.questions.push(question)
    this.#await(question)
    let at = this.now
    for (const act of behaviour ?? []) {
      if (act.after === 'late' || question.afterwards.length > 0) question.afterwards.push(act)
      else this.#planAct((at += act.after), question, act)
    }
    this.changed()
    return question
  }

  /** The deadline, and when that has been moved meanwhile, the new one. */
  #await(question: Question): void {
    const run = () => {
      if (question.isOpen && question.deadline > this.now) return this.#await(question)
      question.expire(this.now)
      let at = this.now + LATE_MS
      for (const act of question.afterwards.splice(0)) {
        this.#planAct(at, question, act)
        at += LATE_MS
      }
    }
    this.#plan({ at: question.deadline, question, kind: 'deadline', run })
  }

  #plan(due: Due): void {
    const index = this.#due.findIndex(({ at }) => at > due.at)
    this.#due.splice(index < 0 ? this.#due.length : index, 0, due)
  }

  #planAct(at: number, question: Question, act: Act): void {
    this.#plan({ at, question, kind: 'act', run: () => this.#act(question, act) })
  }

  #act(question: Question, act: Act): void {
    try {
      const deed = act.do(question)
      if (deed.kind === 'cancel') question.move(['cancel'], this.now)
      else question.submit(deed.response, { now: this.now, by: act.by, channel: 'dashboard' })
    } catch (error) {
      this.failure ??= error
    }
  }

  /** Somebody answers now. */
  submit(question: Question, response: Record<string, unknown>, who: { by: string | null; channel: string | null }): Attempt {
    const attempt = question.submit(response, { now: this.now, ...who })
    this.changed()
    return attempt
  }

  changed(): void {
    for (const wake of [...this.#watchers]) wake()
  }

  /** What is due until then, in its order; the clock ends there. */
  #runUntil(until: number): void {
    for (let next = this.#due[0]; next && next.at <= until; next = this.#due[0]) this.#step(next)
    this.now = Math.max(this.now, until)
    this.changed()
  }

  #step(due: Due): void {
    this.#due.splice(this.#due.indexOf(due), 1)
    this.now = Math.max(this.now, due.at)
    due.run()
    this.changed()
  }

  async advance(ms: number): Promise<void> {
    const until = this.now + ms
    await this.#settle()
    for (let next = this.#due[0]; next && next.at <= until; next = this.#due[0]) {
      this.#step(next)
      // Whoever waited goes on at the time at which it happened.
      await this.#settle()
    }
    this.now = Math.max(this.now, until)
    this.changed()
    await this.#settle()
  }

  /** Lets agents go on until all of them wait. */
  async #settle(): Promise<void> {
    await turn()
    for (let turns = 0; this.#held < this.busy && turns < SETTLING_TURNS; turns++) await turn()
  }

  /** Resolves at the next change, and when the signal is aborted. */
  change(signal?: AbortSignal | null): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        this.#watchers.delete(wake)
        signal?.removeEventListener('abort', wake)
        resolve()
      }
      this.#watchers.add(wake)
      signal?.addEventListener('abort', wake, { once: true })
    })
  }

  /** Until the question has ended, or the clock has reached `until`. A scripted question moves the clock; any other waits for the test. */
  async wait(question: Question, until: number, signal?: AbortSignal | null): Promise<void> {
    while (question.isOpen && this.now < until && !signal?.aborted && this.failure === undefined) {
      if (!question.behaviour) {
        this.#held += 1
        await this.change(signal)
        this.#held -= 1
      } else {
        await turn()
        if (signal?.aborted || !question.isOpen) break
        const next = this.#due[0]
        if (next && next.at <= until) this.#step(next)
        else this.#runUntil(until)
      }
    }
    if (!question.isOpen) this.#finish(question)
  }

  /** What the script still has for a question that has ended: answers that come too late. */
  #finish(question: Question): void {
    const left = () => this.#due.some((due) => due.question === question && due.kind === 'act') || question.afterwards.length > 0
    while (left()) {
      const next = this.#due.find((due) => due.question === question)
      if (!next) return
      this.#runUntil(next.at)
    }
  }

  /** The oldest question that matches and is open, as soon as there is one. */
  async open(matching: (question: Question) => boolean): Promise<Question> {
    for (;;) {
      const found = this.questions.find((question) => question.isOpen && matching(question))
      if (found) return found
      await this.change()
    }
  }
}
