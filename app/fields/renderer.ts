import type { ReactNode } from 'react'
import type { FieldKind, FieldOf, FormField } from '#contract/form.ts'

/** A field in a row under a heading of its own hides its label; `label` then says what a screen reader hears. */
export type LabelOptions = {
  label?: string
  hideLabel?: boolean
  /** In a cell of a table: as little room as it can be used in. */
  compact?: boolean
}

export type RendererProps<K extends FieldKind> = LabelOptions & {
  field: FieldOf<K>
  /** Its place in the form's state. */
  path: string
  /** Draws a field inside this one. Handed down, because the registry knows the groups and not the other way round. */
  renderField: (field: FormField, path: string, options?: LabelOptions) => ReactNode
}
