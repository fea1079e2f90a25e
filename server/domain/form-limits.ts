import type { FieldKind, FieldOf, FormField } from '#contract/form.ts'
import { isDay, isTime, isZone, momentOf } from '#contract/rules/moments.ts'
import type { Problem } from '#contract/rules/rules.ts'
import { at, crossed, each, patternProblem } from './form-crossed.ts'
import { optionProblems } from './form-options.ts'
import { tableProblems } from './form-table.ts'

/** More points than a person can tell apart on a scale of radio buttons. */
const MAX_SCALE = 101

const CURRENCY = /^[A-Z]{3}$/
const DAYS = { is: isDay, like: '2026-01-31' }
const TIMES = { is: isTime, like: '09:30' }
const MOMENTS = { is: (value: string) => momentOf(value, null) !== null, like: '2026-01-31T09:30' }

function scaleProblems({ min, max }: { min: number; max: number }): Problem[] {
  if (min >= max) return at('max', 'Must be more than min.')
  return at('max', max - min >= MAX_SCALE && `Makes a scale of more than ${MAX_SCALE} points. Use a slider.`)
}

type Counted = { min_count?: number | null | undefined }

function optionCounts(field: Counted & { options: unknown[] }): Problem[] {
  const { min_count, options } = field
  return at('min_count', min_count != null && min_count > options.length && `Is more than there are options (${options.length}).`)
}

function fileProblems(field: FieldOf<'file_upload'>): Problem[] {
  const single = !field.multiple && (field.min_count ?? 0) > 1 && 'Is more than one, and multiple is false.'
  return [
    ...crossed(field, 'min_count', 'max_count'),
    ...at('min_count', single),
    ...at('max_count', field.max_count === 0 && 'Takes no file at all.'),
  ]
}

function variantProblems({ discriminator, variants }: FieldOf<'variant_group'>): Problem[] {
  const values = variants.map(({ value }) => value)
  return [
    ...at('discriminator', (discriminator === '' || discriminator === '__proto__') && `Must not be "${discriminator}".`),
    ...at('variants', variants.length === 0 && 'There are no variants.'),
    ...values.flatMap((value, index) => at(`variants/${index}/value`, values.indexOf(value) < index && `"${value}" is there twice.`)),
  ]
}

/** What makes a field of a kind impossible to answer, or impossible to understand. Kinds without a row cannot be. */
const LIMITS: { [K in FieldKind]?: (field: FieldOf<K>) => Problem[] } = {
  short_text: (field) => [
    ...crossed(field, 'min_length', 'max_length'),
    ...crossed(field, 'minimum', 'maximum'),
    ...patternProblem(field.pattern),
    ...at(
      'currency_code',
      field.currency_code != null && !CURRENCY.test(field.currency_code) && 'Must be three capital letters, like EUR.',
    ),
  ],
  long_text: (field) => [...crossed(field, 'min_length', 'max_length'), ...patternProblem(field.pattern)],
  single_select: (field) => optionProblems(field.options, field),
  multi_select: (field) => [...optionProblems(field.options, field), ...crossed(field, 'min_count', 'max_count'), ...optionCounts(field)],
  picture_choice: (field) => optionProblems(field.options, {}),
  ranking: (field) => optionProblems(field.options, {}),
  slider: (field) => [
    ...at('max', field.min >= field.max && 'Must be more than min.'),
    ...at('step', field.step <= 0 && 'Must be more than 0.'),
  ],
  star_rating: ({ max }) => scaleProblems({ min: 0, max }),
  opinion_scale: scaleProblems,
  date: (field) => [...each(field, ['min_date', 'max_date'], DAYS), ...crossed(field, 'min_date', 'max_date')],
  datetime: (field) => [
    ...each(field, ['min_datetime', 'max_datetime'], MOMENTS),
    ...at('timezone', field.timezone != null && !isZone(field.timezone) && 'Must be the name of a time zone, like Europe/Berlin.'),
    ...at('min_datetime', momentsCrossed(field) && 'Is later than max_datetime: nothing fits.'),
  ],
  date_range: (field) => [
    ...each(field, ['min_date', 'max_date'], DAYS),
    ...crossed(field, 'min_date', 'max_date'),
    ...crossed(field, 'min_days', 'max_days'),
    ...at('max_days', field.max_days === 0 && 'The shortest range is one day.'),
  ],
  time: (field) => [
    ...each(field, ['min_time', 'max_time'], TIMES),
    ...crossed(field, 'min_time', 'max_time'),
    ...at('step_minutes', field.step_minutes === 0 && 'Must be 1 or more.'),
  ],
  file_upload: fileProblems,
  table: tableProblems,
  subform: (field) => crossed(field, 'min_count', 'max_count'),
  repeatable_group: (field) => [
    ...crossed(field, 'min_items', 'max_items'),
    ...at('item_fields', field.scalar === true && field.item_fields.length !== 1 && 'Bare values have one field.'),
  ],
  variant_group: variantProblems,
}

function momentsCrossed({ min_datetime, max_datetime, timezone }: FieldOf<'datetime'>): boolean {
  const [from, to] = [momentOf(min_datetime, timezone), momentOf(max_datetime, timezone)]
  return from !== null && to !== null && from > to
}

export function limitProblems(field: FormField): Problem[] {
  return (LIMITS[field.kind] as ((own: FormField) => Problem[]) | undefined)?.(field) ?? []
}
