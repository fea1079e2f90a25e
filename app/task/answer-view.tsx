import type { FormField } from '#contract/form.ts'
import { isWide, classify, placeIn } from '#app/payload/classify.ts'
import { Fields, Value } from '#app/payload/value.tsx'
import { Description, DescriptionList } from '#app/ui/description-list.tsx'
import { humanise } from '#app/ui/humanise.ts'

type Answer = Record<string, unknown>

function isAnswer(value: unknown): value is Answer {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function optionLabel(field: Extract<FormField, { kind: 'single_select' | 'multi_select' }>, value: unknown): unknown {
  return field.options.find((option) => option.value === value)?.label ?? value
}

/** The value in the words of the form it was given in. */
function inWords(field: FormField, value: unknown): unknown {
  if (field.kind === 'switch' && typeof value === 'boolean') return value ? field.true_label : field.false_label
  if (field.kind === 'single_select') return optionLabel(field, value)
  if (field.kind === 'multi_select' && Array.isArray(value)) return value.map((item) => optionLabel(field, item))
  return value
}

type AnswerViewProps = { fields: readonly FormField[]; answer: Answer }

/** An answer to be read: the form's labels and options, without its boxes. */
export function AnswerView({ fields, answer }: AnswerViewProps) {
  const asked = fields.filter((field) => field.name !== '')
  const names = new Set(asked.map((field) => field.name))
  // What the schema allowed beside the form's own fields.
  const others = Object.fromEntries(Object.entries(answer).filter(([name]) => !names.has(name)))
  return (
    <>
      <DescriptionList>
        {asked.map((field) => {
          const value = answer[field.name]
          const term = field.label || humanise(field.name)
          if (field.kind === 'object_group' && isAnswer(value)) {
            return (
              <Description key={field.name} term={term} wide>
                <div className="border-l border-line pl-4">
                  <AnswerView fields={field.fields} answer={value} />
                </div>
              </Description>
            )
          }
          const words = inWords(field, value)
          const currency = field.kind === 'short_text' ? (field.currency_code ?? null) : null
          const place = placeIn(answer, field.name, currency)
          return (
            <Description key={field.name} term={term} wide={isWide(classify(words, place))}>
              <Value value={words} place={place} depth={0} />
            </Description>
          )
        })}
      </DescriptionList>
      {Object.keys(others).length > 0 && <Fields entries={others} currency={null} depth={0} />}
    </>
  )
}
