import { describe, expect, it } from 'vitest'
import { formField } from '#contract/form.ts'
import { quickAnswerOf } from './quick-answer.ts'

const approve = { kind: 'switch', name: 'approve', true_label: 'Approve', false_label: 'Reject' }
const reason = { kind: 'long_text', name: 'reason', required: false }
const choice = (count: number) => ({
  kind: 'single_select',
  name: 'choice',
  options: Array.from({ length: count }, (_, index) => ({ value: `${index}`, label: `${index}` })),
})

function quick(...given: Record<string, unknown>[]) {
  return quickAnswerOf(given.map((field) => formField.parse(field)))
}

it('is a yes/no with comments that may be left out', () => {
  expect(quick(reason, approve)).toMatchObject({
    index: 1,
    options: [
      { value: true, label: 'Approve' },
      { value: false, label: 'Reject' },
    ],
  })
})

it('is a choice among a few', () => {
  expect(quick(choice(4))?.options).toHaveLength(4)
})

describe('is nothing else', () => {
  it.each([
    ['an optional yes/no', [{ ...approve, required: false }]],
    ['a required comment', [approve, { ...reason, required: true }]],
    ['two questions', [approve, { ...approve, name: 'other' }]],
    ['many choices', [choice(5)]],
    ['no choice', [choice(1)]],
    ['comments alone', [reason]],
    ['nothing', []],
  ])('%s', (_name, given) => {
    expect(quick(...given)).toBeNull()
  })
})
