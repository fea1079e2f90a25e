import type { Option } from '../fields/base.ts'
import { countProblem, keywords, least, problem, type Counts, type Problem, type Rules } from './rules.ts'

type Choices = { options: readonly Option[]; json_values?: boolean | null | undefined }

/** What each option answers. Text that should be JSON and is not stays text: such a form is refused before anybody sees it. */
export function optionValues({ options, json_values }: Choices): unknown[] {
  if (!json_values) return options.map(({ value }) => value)
  return options.map(({ value }) => {
    try {
      return JSON.parse(value) as unknown
    } catch {
      return value
    }
  })
}

const SHOWN = 10

function mustBe(field: Choices): string {
  const [shown, more] = [field.options.slice(0, SHOWN), field.options.length - SHOWN]
  return `Must be one of: ${shown.map(({ value }) => value).join(', ')}${more > 0 ? `, … (${more} more)` : ''}.`
}

/** Items that are no option, or chosen twice. */
function itemProblems(items: readonly unknown[], field: Choices): Problem[] {
  const known = new Set(optionValues(field))
  const seen = new Set<unknown>()
  return items.flatMap((item, index) => {
    const message = !known.has(item) ? mustBe(field) : seen.has(item) ? 'Must not repeat.' : null
    seen.add(item)
    return message ? [{ path: `/${index}`, message }] : []
  })
}

function judgeList(value: unknown, field: Choices, counts: Counts): Problem[] {
  if (!Array.isArray(value)) return problem('Must be a list.')
  const wrong = countProblem(value.length, counts)
  // A list far too long is not walked.
  return wrong ? problem(wrong) : itemProblems(value.slice(0, field.options.length + 1), field)
}

export const singleSelect: Rules<'single_select'> = {
  schema: (field) => ({ enum: optionValues(field) }),
  judge: (value, field) => problem(!optionValues(field).includes(value) && mustBe(field)),
}

export const multiSelect: Rules<'multi_select'> = {
  schema: (field) =>
    keywords({
      type: 'array',
      items: { enum: optionValues(field) },
      uniqueItems: true,
      minItems: least(field.required, field.min_count),
      maxItems: field.max_count,
    }),
  judge: (value, field) => judgeList(value, field, { min: least(field.required, field.min_count), max: field.max_count }),
}

export const pictureChoice: Rules<'picture_choice'> = {
  schema: (field) =>
    keywords({
      type: 'array',
      items: { enum: optionValues(field) },
      uniqueItems: true,
      minItems: least(field.required, null),
      maxItems: field.multiple ? null : 1,
    }),
  judge: (value, field) => judgeList(value, field, { min: least(field.required, null), max: field.multiple ? null : 1 }),
}

export const ranking: Rules<'ranking'> = {
  schema: (field) => ({
    type: 'array',
    items: { enum: optionValues(field) },
    uniqueItems: true,
    minItems: field.options.length,
    maxItems: field.options.length,
  }),
  judge(value, field) {
    if (!Array.isArray(value)) return problem('Must be a list.')
    if (value.length !== field.options.length) return problem(`Must rank all ${field.options.length}.`)
    return itemProblems(value, field)
  },
}

export const switchRules: Rules<'switch'> = {
  schema: () => ({ type: 'boolean' }),
  judge: (value) => problem(typeof value !== 'boolean' && 'Must be yes or no: true or false.'),
}
