'use client'

import { formField } from '#contract/form.ts'
import { AnswerForm } from '#app/fields/form.tsx'

const approve = [
  formField.parse({ kind: 'switch', name: 'approved', label: 'Approve this $250 refund?', true_label: 'Approve', false_label: 'Reject' }),
  formField.parse({ kind: 'long_text', name: 'reason', label: 'Reason', hint: 'The agent reads it.', required: false, rows: 2 }),
]
const pick = [
  formField.parse({
    kind: 'single_select',
    name: 'headline',
    label: 'Which headline?',
    options: ['The second life of trams', 'Where trams slept, stalls now open', 'Neither'].map((label) => ({ value: label, label })),
  }),
]

const refuse = () => Promise.resolve(false)

/** Questions that one press answers. */
export function QuickForms() {
  return (
    <section aria-labelledby="quick" className="grid min-w-0 gap-3 border-t border-line pt-5">
      <h2 id="quick" className="text-md font-semibold">
        Answered by one press
      </h2>
      <div className="grid items-start gap-4 lg:grid-cols-2">
        {[approve, pick].map((fields) => (
          <div key={fields[0]?.name} className="grid min-w-0 gap-3 rounded-lg border border-line bg-surface p-4">
            <AnswerForm fields={fields} onSubmit={refuse} />
          </div>
        ))}
      </div>
    </section>
  )
}
