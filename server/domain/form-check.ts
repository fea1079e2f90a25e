import { isRecord, under, type Problem } from '#contract/rules/rules.ts'
import { bounded } from './bounded.ts'
import { DomainError } from './errors.ts'
import { readForm } from './form-definition.ts'
import { misfits } from './form-fit.ts'
import { META, metaProblems } from './form-meta.ts'
import { givenForm } from './forms.ts'
import { remembered } from './remembered.ts'
import { resolve } from './schema-node.ts'
import type { Schema } from './schema.ts'

/** Problems that a message spells out; `errors` has them all. */
const SPELT_OUT = 3

const SCHEMA_BASE = { name: 'value', label: 'Value', hint: null, required: true }

/** What is wrong with the fields that a schema gives itself, wherever they are in it. */
function metaProblemsIn(node: unknown, root: Schema): Problem[] {
  if (typeof node !== 'object' || node === null) return []
  const own = isRecord(node) && META in node ? under(META, metaProblems(SCHEMA_BASE, resolve(root, node as Schema).schema)) : []
  const inside = Object.entries(node).filter(
    ([key]) => key !== META && key !== 'default' && key !== 'examples' && key !== 'enum' && key !== 'const',
  )
  return [...own, ...inside.flatMap(([key, member]) => under(key, metaProblemsIn(member, root)))]
}

function refuse(problems: Problem[]): never {
  const more = problems.length > SPELT_OUT ? ` And ${problems.length - SPELT_OUT} more.` : ''
  const told = problems.slice(0, SPELT_OUT).map(({ path, message }) => `${path} ${message}`)
  throw new DomainError('FORM_INVALID', `The form cannot be filled in: ${told.join(' ')}${more}`, { errors: problems })
}

/** Forms that were found to be sound. */
const KEPT = 500

/** True, or it throws: what is remembered is that nothing is wrong. */
const isSound = remembered(KEPT, (definition: unknown, responseSchema: Schema): true => {
  const meta = bounded(() => under('response_schema', metaProblemsIn(responseSchema, responseSchema)))
  if (meta.length > 0) refuse(meta)
  if (definition === null) return true
  const { problems } = readForm(definition)
  if (problems.length > 0) refuse(under('form_definition', problems))
  const form = givenForm(responseSchema, definition)
  const unfit = form ? misfits(form, responseSchema) : []
  // These are said of names and not of places: the same name is the same field.
  if (unfit.length > 0)
    refuse(
      unfit.map(({ path, message }) => ({ path: '/form_definition/fields', message: path ? `"${path.slice(1)}": ${message}` : message })),
    )
  return true
})

/**
 * Refuses a form that nobody could fill in, or whose answers the response schema would never take: the task would wait for
 * ever. Problems are named by JSON pointers into the request.
 */
export function assertForm(definition: unknown, responseSchema: Schema): void {
  isSound(definition ?? null, responseSchema)
}
