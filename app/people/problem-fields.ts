import type { ClientProblem } from '#app/trpc/problem.ts'

/** What the server said of single fields, by their names, and of the whole. */
export type Refusal = { fields: Partial<Record<string, string>>; message: string | null }

type Detail = { loc?: unknown[]; msg?: unknown }

/** Errors whose field the code itself names. */
const OF_EMAIL = new Set(['USER_ALREADY_EXISTS', 'USER_NO_ADDRESS'])

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith('.') ? '' : '.'}`
}

/** Sorts a refusal into the fields of a form; what belongs to none of them stands above it. */
export function refusalOf(problem: ClientProblem, names: readonly string[]): Refusal {
  if (OF_EMAIL.has(problem.error) && names.includes('email')) return { fields: { email: problem.message }, message: null }
  if (problem.error === 'NAME_TAKEN' && names.includes('name')) return { fields: { name: problem.message }, message: null }
  const details: Detail[] = Array.isArray(problem.detail) ? problem.detail : []
  const fields = Object.fromEntries(
    details.flatMap(({ loc, msg }) => {
      const field = String(loc?.[1])
      return names.includes(field) && typeof msg === 'string' ? [[field, capital(msg)]] : []
    }),
  )
  return { fields, message: Object.keys(fields).length > 0 ? null : problem.message }
}
