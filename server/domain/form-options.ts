import type { Option } from '#contract/fields/base.ts'
import type { Problem } from '#contract/rules/rules.ts'

/** Options of one field. Nobody reads more, and a page that draws them does not come to an end. */
const MAX_OPTIONS = 5_000

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** Options nobody could choose between. */
export function optionProblems(options: readonly Option[], { json_values }: { json_values?: boolean | null | undefined }): Problem[] {
  if (options.length === 0) return [{ path: '/options', message: 'There are no options.' }]
  if (options.length > MAX_OPTIONS)
    return [{ path: '/options', message: `There are ${options.length}; at most ${MAX_OPTIONS} can be shown.` }]
  const seen = new Set<string>()
  return options.flatMap(({ value }, index) => {
    const message = seen.has(value) ? `"${value}" is there twice.` : json_values && !isJson(value) ? 'Must be JSON text.' : null
    seen.add(value)
    return message ? [{ path: `/options/${index}/value`, message }] : []
  })
}
