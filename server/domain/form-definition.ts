import type { z } from 'zod'
import { formDefinition, type FormDefinition, type FormField } from '#contract/form.ts'
import { isAnswered, judgeAnswer, wholeField } from '#contract/rules/registry.ts'
import { under, type Problem } from '#contract/rules/rules.ts'
import { bounded, TooMuchWork } from './bounded.ts'
import { limitProblems } from './form-limits.ts'
import { matches } from './patterns.ts'

/** Groups in groups. Deeper than this a form is unusable. */
const MAX_DEPTH = 10
/** Fields of one form, those of groups included. Nobody fills in more. */
const MAX_FIELDS = 500
/** Problems told at once. */
const MAX_PROBLEMS = 50

/** The lists of fields inside a field, with the pointer to each. */
function listsOf(field: FormField): { at: string; fields: FormField[] }[] {
  if (field.kind === 'repeatable_group') return [{ at: '/item_fields', fields: field.item_fields }]
  if (field.kind === 'variant_group') return field.variants.map(({ fields }, index) => ({ at: `/variants/${index}/fields`, fields }))
  return 'fields' in field ? [{ at: '/fields', fields: field.fields }] : []
}

function moved(prefix: string, problems: Problem[]): Problem[] {
  return problems.map(({ path, message }) => ({ path: prefix + path, message }))
}

/** Addresses that a page may load or link to; what runs as script is none of them. */
const ADDRESS = /^(https?:\/\/|\/(?!\/)|data:image\/(png|jpeg|gif|webp|avif|svg\+xml)[;,])/i

function addressProblems(field: FormField): Problem[] {
  const places: [string, unknown][] = Object.entries(field).filter(([key]) => key === 'url' || key === 'poster_url')
  if (field.kind === 'picture_choice')
    places.push(...field.options.map((option, index): [string, unknown] => [`options/${index}/image_url`, option.image_url]))
  return places
    .filter(([, url]) => typeof url === 'string' && !ADDRESS.test(url))
    .map(([key]) => ({ path: `/${key}`, message: 'Must be an http or https address, a path of this server, or a data URL of an image.' }))
}

/** A default that the field itself would refuse. */
function defaultProblems(field: FormField): Problem[] {
  const given = 'default' in field ? field.default : null
  if (given === null || given === undefined || (Array.isArray(given) && given.length === 0)) return []
  const own = 'json_values' in field && field.json_values ? { ...field, json_values: false } : field
  const [wrong] = judgeAnswer({ fields: [{ ...own, name: 'default' } as FormField] }, { default: given }, matches)
  return wrong ? [{ path: '/default', message: wrong.message }] : []
}

/** Validators in JavaScript, ours among them, pass over this key: an answer under it could never be checked. */
const UNUSABLE = '__proto__'

function whyNoName(name: string): string | null {
  if (name === '') return 'Must not be empty: the answer would be lost.'
  return name === UNUSABLE ? `Must not be "${UNUSABLE}".` : null
}

/** Names under which two fields of one level would answer, and fields whose answer would have no name. */
function nameProblems(fields: readonly FormField[]): Problem[] {
  const seen = new Set<string>()
  function inside(level: readonly FormField[]): Problem[] {
    return level.flatMap((field, index) => {
      if (field.kind === 'section_collapse') return moved(`/${index}/fields`, inside(field.fields))
      if (!isAnswered(field)) return []
      const message = whyNoName(field.name) ?? (seen.has(field.name) ? `"${field.name}" is there twice.` : null)
      seen.add(field.name)
      return message ? [{ path: `/${index}/name`, message }] : []
    })
  }
  return inside(fields)
}

function count(fields: readonly FormField[]): number {
  return fields.reduce((sum, field) => sum + 1 + listsOf(field).reduce((inner, list) => inner + count(list.fields), 0), 0)
}

function problemsOfField(field: FormField, depth: number): Problem[] {
  const limits = limitProblems(field)
  return [
    ...limits,
    ...addressProblems(field),
    // Where the limits themselves are wrong, a default cannot be judged by them.
    ...(limits.length > 0 ? [] : defaultProblems(field)),
    ...listsOf(field).flatMap(({ at, fields }) =>
      moved(at, problemsIn(fields, { depth: depth + 1, isSection: field.kind === 'section_collapse' })),
    ),
  ]
}

function problemsIn(fields: readonly FormField[], { depth, isSection }: { depth: number; isSection: boolean }): Problem[] {
  if (depth > MAX_DEPTH) return [{ path: '', message: `Nested more than ${MAX_DEPTH} levels deep.` }]
  // Names inside a folded section belong to the level around it, and were looked at there.
  const names = isSection || wholeField(fields) ? [] : nameProblems(fields)
  return [...names, ...fields.flatMap((field, index) => under(index, problemsOfField(field, depth)))]
}

const KINDS = 'See the table of kinds in docs/forms.md.'

function fromIssue({ path, code, message }: z.core.$ZodIssue): Problem {
  const isKind = code === 'invalid_union' && path.at(-1) === 'kind'
  const steps = path.reduceRight<Problem[]>(
    (inner, key) => under(String(key), inner),
    [{ path: '', message: isKind ? `Is not a kind of field. ${KINDS}` : `${message.replace(/^Invalid input: e/, 'E')}.` }],
  )
  return steps[0] ?? { path: '', message }
}

export type ReadForm = { form: FormDefinition; problems: [] } | { form: null; problems: Problem[] }

function read(definition: unknown): ReadForm {
  const parsed = formDefinition.safeParse(definition)
  if (!parsed.success) return { form: null, problems: parsed.error.issues.map(fromIssue) }
  const { fields } = parsed.data
  const total = count(fields)
  if (total > MAX_FIELDS)
    return { form: null, problems: [{ path: '/fields', message: `There are ${total} fields; at most ${MAX_FIELDS} fit in a form.` }] }
  const problems = moved('/fields', problemsIn(fields, { depth: 1, isSection: false }))
  return problems.length > 0 ? { form: null, problems } : { form: parsed.data, problems: [] }
}

/** Reads a definition as somebody sent it: the form with its defaults filled in, or everything that is wrong, by JSON pointer into it. */
export function readForm(definition: unknown): ReadForm {
  try {
    const result = bounded(() => read(definition))
    return { ...result, problems: result.problems.slice(0, MAX_PROBLEMS) } as ReadForm
  } catch (error) {
    if (!(error instanceof TooMuchWork)) throw error
    return { form: null, problems: [{ path: '', message: `Cannot be checked: ${error.message}.` }] }
  }
}
