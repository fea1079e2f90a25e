import { assertGivable, sampleAnswer, type Asked } from './sample-answer.ts'

/** What somebody does with a question. */
type Deed = { kind: 'answer'; response: Record<string, unknown> } | { kind: 'cancel' }

/** One thing that somebody does. */
export type Act = {
  /** Milliseconds after the question, or after the act before; `'late'` is a moment after the deadline. */
  after: number | 'late'
  /** Email of who does it. */
  by: string
  /** What it is, now that the question is known. */
  do: (asked: Asked) => Deed
}

/** What people do with one question, in this order. Made by {@link approve}, {@link answer} and their neighbours. */
export type Behaviour = readonly Act[]

/** When it is done, and by whom. */
export type ActOptions = {
  /** Milliseconds until it is done, on the test client's clock. Default 0. */
  afterMs?: number
  /** Email of the person. Default `tester@example.com`. */
  by?: string
}

/** example.com is reserved for this (RFC 2606). */
const SOMEBODY = 'tester@example.com'

function act(options: ActOptions, deed: Act['do']): Behaviour {
  return [{ after: options.afterMs ?? 0, by: options.by ?? SOMEBODY, do: deed }]
}

function giving(options: ActOptions, make: (asked: Asked) => Record<string, unknown>): Behaviour {
  return act(options, (asked) => {
    const response = make(asked)
    assertGivable(asked, response)
    return { kind: 'answer', response }
  })
}

/**
 * Says yes: the first true/false member of the answer becomes true (or a choice like `approve` is taken), the rest is what the agent
 * proposed and otherwise the plainest value that fits. `changes` wins over all of it.
 */
export function approve(changes: Record<string, unknown> = {}, options: ActOptions = {}): Behaviour {
  return giving(options, (asked) => sampleAnswer(asked, { decision: true, changes }))
}

/** Says no, like {@link approve}; `reason` goes into the member for reasons, or else the first text. */
export function reject(reason?: string, options: ActOptions = {}): Behaviour {
  return giving(options, (asked) => sampleAnswer(asked, { decision: false, ...(reason !== undefined && { reason }) }))
}

/** Sends back what the agent proposed in `initialResponse`, with these members changed. A question without it fails the test. */
export function edit(changes: Record<string, unknown>, options: ActOptions = {}): Behaviour {
  return giving(options, (asked) => {
    if (!asked.initialResponse) throw new Error(`There is nothing to edit in "${asked.task}": it was asked without initialResponse.`)
    return sampleAnswer(asked, { changes })
  })
}

/** Sends exactly this, or what the function makes of the question. It has to fit the response schema: what does not, fails the test. */
export function answer(
  response: Record<string, unknown> | ((asked: Asked) => Record<string, unknown>),
  options: ActOptions = {},
): Behaviour {
  return giving(options, (asked) => (typeof response === 'function' ? response(asked) : response))
}

/** Sends this, which does not fit: the server refuses it and the question stays open. Follow it with {@link inTurn}. */
export function invalid(response: Record<string, unknown>, options: ActOptions = {}): Behaviour {
  return act(options, () => ({ kind: 'answer', response }))
}

/** Nobody answers. A wait for it jumps to the deadline. */
export function silent(): Behaviour {
  return []
}

/** Answers a moment after the deadline, in vain: the task has timed out. */
export function late(behaviour: Behaviour = approve()): Behaviour {
  return behaviour.map((each, index) => (index === 0 ? { ...each, after: 'late' as const } : each))
}

/** Two people answer: the second comes too late, and the first answer stands. */
export function twice(first: Behaviour = approve(), second: Behaviour = first): Behaviour {
  return [...first, ...second]
}

/** One after another on the same question, e.g. `inTurn(invalid({ approved: 'maybe' }), approve())`. */
export function inTurn(...behaviours: Behaviour[]): Behaviour {
  return behaviours.flat()
}

/** An operator withdraws the question: whoever waits gets {@link TaskCancelledError}. */
export function withdraw(options: ActOptions = {}): Behaviour {
  return act(options, () => ({ kind: 'cancel' }))
}
