import type { FormDefinition, FormField } from '#contract/form.ts'
import { isAnswered } from '#contract/rules/registry.ts'
import { humanise } from '#contract/humanise.ts'

function inside(field: FormField): FormField {
  if (field.kind === 'repeatable_group') return { ...field, item_fields: field.item_fields.map(withLabel) }
  if (field.kind === 'variant_group')
    return { ...field, variants: field.variants.map((variant) => ({ ...variant, fields: variant.fields.map(withLabel) })) }
  return 'fields' in field ? { ...field, fields: field.fields.map(withLabel) } : field
}

function withLabel(field: FormField): FormField {
  const label = field.label ?? (isAnswered(field) && field.name ? humanise(field.name) : null)
  return inside(label === null ? field : { ...field, label })
}

/** Fields without a label are called by their name, as words. */
export function withLabels(form: FormDefinition): FormDefinition {
  return { ...form, fields: form.fields.map(withLabel) }
}
