import { createHash } from 'node:crypto'
import { canonicalJson } from './canonical-json.ts'
import { DomainError } from './errors.ts'

/** What makes two questions the same question. Time-out, assignees and channels may differ between calls. */
export type Question = { task: string; payload: unknown; response_schema: unknown }

const PARTS = ['task', 'payload', 'response_schema'] as const satisfies readonly (keyof Question)[]

function digest(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex')
}

export function questionDigest({ task, payload, response_schema }: Question): string {
  return digest({ task, payload, response_schema })
}

/** Of everything a person sees: the question, its evidence and the form. */
export function shownDigest(shown: { task: string; payload: unknown; form: unknown }): string {
  return digest(shown)
}

/** Same key, same question: the stored task is the answer. Same key, another question: refused, naming what differs. */
export function assertSameQuestion(key: string, stored: Question, sent: Question): void {
  const differing = PARTS.filter((part) => canonicalJson(stored[part]) !== canonicalJson(sent[part]))
  if (differing.length === 0) return
  throw new DomainError(
    'IDEMPOTENCY_KEY_MISMATCH',
    `The idempotency key "${key}" already belongs to a different question: ${differing.join(' and ')} ${differing.length > 1 ? 'differ' : 'differs'}.`,
    { detail: { differs: differing } },
  )
}
