import type { FormField } from '#contract/form.ts'
import type { Matches } from './checks.ts'

function hasPattern(field: FormField): boolean {
  switch (field.kind) {
    case 'short_text':
    case 'long_text':
      return Boolean(field.pattern)
    case 'section_collapse':
    case 'subform':
    case 'object_group':
      return field.fields.some(hasPattern)
    case 'repeatable_group':
      return field.item_fields.some(hasPattern)
    case 'variant_group':
      return field.variants.some((variant) => variant.fields.some(hasPattern))
    default:
      return false
  }
}

const accept: Matches = () => true

/** The engine that the server runs patterns with, whose time is bounded: the browser's own can be made to hang by a few characters. Fetched only for forms that need it. */
export async function matcherFor(fields: readonly FormField[]): Promise<Matches> {
  if (!fields.some(hasPattern)) return accept
  const { RE2JS } = await import('re2js')
  return (pattern, text) => {
    try {
      return RE2JS.compile(pattern).matcher(text).find()
    } catch {
      // Not a pattern of this engine: the server decides.
      return true
    }
  }
}
