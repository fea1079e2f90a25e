import type { FieldOf } from '../form.ts'
import { keywords, problem, REQUIRED, type JsonSchema, type Rules } from './rules.ts'

// As JSON Schema validators read "email", so that what passes here passes there.
const ATOM = "[a-z0-9!#$%&'*+/=?^_`{|}~-]+"
const LABEL = '[a-z0-9](?:[a-z0-9-]*[a-z0-9])?'
const EMAIL = new RegExp(`^${ATOM}(?:\\.${ATOM})*@(?:${LABEL}\\.)+${LABEL}$`, 'i')
/** An address with a scheme and, as RFC 3986 wants it, nothing unescaped. */
const URL_TEXT = /^[a-z][a-z0-9+.-]*:(?:[\w\-.~:/?#[\]@!$&'()*+,;=]|%[0-9a-f]{2})+$/i
/** Digits with what people put between and before them. The longest number in the world has 15 digits. */
const PHONE = /^\+?[\d\s().\-/]+(?:(?:x|ext\.?|#)\s*\d+)?$/i

type Length = { min_length?: number | null | undefined; max_length?: number | null | undefined }

function lengthProblem(text: string, { min_length, max_length }: Length): string | null {
  // Code points, as JSON Schema counts: an emoji is one character. Counting stops at what is certain without it.
  const length = max_length != null && text.length > 2 * max_length ? text.length : Array.from(text).length
  if (min_length != null && length < min_length) return `Must be at least ${min_length} characters.`
  return max_length != null && length > max_length ? `Must be at most ${max_length} characters.` : null
}

/** What is wrong with a text as an address or number of its kind. */
function subtypeProblem(text: string, subtype: FieldOf<'short_text'>['subtype']): string | null {
  if (subtype === 'email' && !EMAIL.test(text)) return 'Must be an email address, like ada@example.com.'
  if (subtype === 'url' && !(URL_TEXT.test(text) && URL.canParse(text))) return 'Must be an address, like https://example.com.'
  const isPhone = PHONE.test(text) && text.replace(/\D/g, '').length >= 3
  return subtype === 'phone' && !isPhone ? 'Must be a phone number, like +1 415 555 2671.' : null
}

const FORMATS: Partial<Record<FieldOf<'short_text'>['subtype'], string>> = { email: 'email', url: 'uri' }

function minimumLength(required: boolean, { min_length }: Length): number | undefined {
  return min_length ?? (required ? 1 : undefined)
}

function isNumeric({ subtype }: FieldOf<'short_text'>): boolean {
  return subtype === 'number' || subtype === 'currency'
}

type NumberLimits = Pick<FieldOf<'short_text'>, 'minimum' | 'maximum' | 'exclusive_minimum' | 'exclusive_maximum'>

function limitProblem(value: number, { minimum, maximum, exclusive_minimum, exclusive_maximum }: NumberLimits): string | null {
  if (minimum != null && value < minimum) return `Must be ${minimum} or more.`
  if (exclusive_minimum != null && value <= exclusive_minimum) return `Must be more than ${exclusive_minimum}.`
  if (maximum != null && value > maximum) return `Must be ${maximum} or less.`
  return exclusive_maximum != null && value >= exclusive_maximum ? `Must be less than ${exclusive_maximum}.` : null
}

function numberProblem(value: unknown, field: FieldOf<'short_text'>): string | null {
  if (typeof value !== 'number' || !Number.isFinite(value)) return 'Must be a number.'
  if (field.integer && !Number.isInteger(value)) return 'Must be a whole number.'
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) return 'Is too large to be kept exactly.'
  const wrong = limitProblem(value, field)
  if (wrong) return wrong
  // As JSON Schema validators divide: what they would refuse must not pass here.
  return field.multiple_of && !Number.isSafeInteger(value / field.multiple_of) ? `Must be a multiple of ${field.multiple_of}.` : null
}

function numberSchema(field: FieldOf<'short_text'>): JsonSchema {
  return keywords({
    type: field.integer ? 'integer' : 'number',
    minimum: field.minimum,
    maximum: field.maximum,
    exclusiveMinimum: field.exclusive_minimum,
    exclusiveMaximum: field.exclusive_maximum,
    multipleOf: field.multiple_of,
  })
}

type Textual = Length & { required: boolean; pattern?: string | null | undefined; hint?: string | null | undefined }

/** The agent's own words where there are some: a regular expression means nothing to most who answer. */
function formatProblem({ hint }: Textual): string {
  return hint ? `Is not in the expected format: ${hint}` : 'Is not in the expected format.'
}

function textProblem(value: unknown, field: Textual, matches: (pattern: string, text: string) => boolean): string | null {
  if (typeof value !== 'string') return 'Must be text.'
  if (value === '' && field.required) return REQUIRED
  const wrong = lengthProblem(value, field)
  if (wrong) return wrong
  return field.pattern && !matches(field.pattern, value) ? formatProblem(field) : null
}

export const shortText: Rules<'short_text'> = {
  schema(field) {
    if (isNumeric(field)) return numberSchema(field)
    const { subtype, pattern, max_length, required } = field
    return keywords({ type: 'string', format: FORMATS[subtype], minLength: minimumLength(required, field), maxLength: max_length, pattern })
  },
  judge(value, field, { matches }) {
    if (isNumeric(field)) return problem(numberProblem(value, field))
    const wrong = textProblem(value, field, matches)
    return problem(wrong ?? (typeof value === 'string' ? subtypeProblem(value, field.subtype) : null))
  },
}

export const longText: Rules<'long_text'> = {
  schema: (field) =>
    keywords({ type: 'string', minLength: minimumLength(field.required, field), maxLength: field.max_length, pattern: field.pattern }),
  judge: (value, field, { matches }) => problem(textProblem(value, field, matches)),
}

export const richText: Rules<'rich_text'> = {
  schema: ({ required, max_length }) => keywords({ type: 'string', minLength: minimumLength(required, {}), maxLength: max_length }),
  judge: (value, field, { matches }) => problem(textProblem(value, field, matches)),
}
