import type { FormField } from '#contract/form.ts'
import { answerFields } from '#contract/rules/registry.ts'
import { labelOf } from '#app/fields/question.tsx'
import { inWords, isAnswer } from './in-words.ts'

/** Something that the agent proposed and the person sent otherwise, in the words of the form. */
type Edit = { name: string; label: string; before: unknown; after: unknown; currency: string | null }

type Proposal = { kept: number; edits: Edit[] }

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** Sections are gone through; anything else is one proposal, kept or not. */
function compare(field: FormField, before: unknown, after: unknown): Proposal {
  if (field.kind === 'object_group' && isAnswer(before) && isAnswer(after)) {
    const inner = editsOf(field.fields, before, after)
    return {
      ...inner,
      edits: inner.edits.map((edit) => ({ ...edit, name: `${field.name}.${edit.name}`, label: `${labelOf(field)}, ${edit.label}` })),
    }
  }
  if (same(before, after)) return { kept: 1, edits: [] }
  const currency = field.kind === 'short_text' ? (field.currency_code ?? null) : null
  const words = { before: inWords(field, before), after: inWords(field, after) }
  return { kept: 0, edits: [{ name: field.name, label: labelOf(field), currency, ...words }] }
}

/** What became of the agent's proposal: how much of it was sent as it came, and what was changed. */
export function editsOf(fields: readonly FormField[], proposed: unknown, answer: unknown): Proposal {
  if (!isAnswer(proposed) || !isAnswer(answer)) return { kept: 0, edits: [] }
  const parts = answerFields(fields)
    .filter((field) => Object.hasOwn(proposed, field.name) && proposed[field.name] !== null)
    .map((field) => compare(field, proposed[field.name], Object.hasOwn(answer, field.name) ? answer[field.name] : undefined))
  return { kept: parts.reduce((sum, { kept }) => sum + kept, 0), edits: parts.flatMap(({ edits }) => edits) }
}
