'use client'

import type { ComponentType } from 'react'
import type { FieldKind, FormField } from '#contract/form.ts'
import { DateField } from './date.tsx'
import { DatetimeField } from './datetime.tsx'
import { JsonField } from './json.tsx'
import { LongText } from './long-text.tsx'
import { MultiSelect } from './multi-select.tsx'
import { ObjectGroup } from './object-group.tsx'
import type { LabelOptions, RendererProps } from './renderer.ts'
import { RepeatableGroup } from './repeatable-group.tsx'
import { ShortText } from './short-text.tsx'
import { SingleSelect } from './single-select.tsx'
import { Switch } from './switch.tsx'
import { TimeField } from './time.tsx'

/** One renderer a kind of field; the compiler names the one that is missing. */
const renderers = {
  short_text: ShortText,
  long_text: LongText,
  switch: Switch,
  single_select: SingleSelect,
  multi_select: MultiSelect,
  date: DateField,
  datetime: DatetimeField,
  time: TimeField,
  json: JsonField,
  object_group: ObjectGroup,
  repeatable_group: RepeatableGroup,
} satisfies { [K in FieldKind]: ComponentType<RendererProps<K>> }

export function renderField(field: FormField, path: string, options: LabelOptions = {}) {
  const Renderer = renderers[field.kind] as ComponentType<RendererProps<FieldKind>>
  return <Renderer key={path} field={field} path={path} renderField={renderField} {...options} />
}
