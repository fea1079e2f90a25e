import type { FieldOf, FormField } from '#contract/form.ts'
import { isAnswered } from '#contract/rules/registry.ts'

export type QuickOption = { value: boolean | string; label: string; hint?: string | null }

/** A form that one press can answer: its one question, and the buttons for it. */
export type QuickAnswer = { index: number; field: FieldOf<'switch' | 'single_select'>; options: QuickOption[] }

/** More buttons than this are compared, not pressed. */
const MAX_BUTTONS = 4

const isComment = (field: FormField) =>
  !field.required && (field.kind === 'long_text' || (field.kind === 'short_text' && field.subtype === 'plain'))

/** What is only shown asks nothing, so it may stand beside the one question. Sections hold questions. */
const isAside = (field: FormField) => isComment(field) || (!isAnswered(field) && field.kind !== 'section_collapse')

/** One required yes/no or short choice, with nothing else but comments that may be left out; null for any other form. */
export function quickAnswerOf(fields: readonly FormField[]): QuickAnswer | null {
  const index = fields.findIndex((field) => !isAside(field))
  const field = fields[index]
  if (!field?.required || fields.some((other, at) => at !== index && !isAside(other))) return null
  if (field.kind === 'switch') {
    const options = [
      { value: true, label: field.true_label },
      { value: false, label: field.false_label },
    ]
    return { index, field, options }
  }
  if (field.kind !== 'single_select' || field.options.length < 2 || field.options.length > MAX_BUTTONS) return null
  return { index, field, options: field.options }
}
