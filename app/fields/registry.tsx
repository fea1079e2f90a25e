'use client'

import type { ComponentType } from 'react'
import type { FieldKind, FormField } from '#contract/form.ts'
import { DateRange } from './date-range.tsx'
import { DateField } from './date.tsx'
import { DatetimeField } from './datetime.tsx'
import { FileUpload } from './file-upload.tsx'
import { JsonField } from './json.tsx'
import { LongText } from './long-text.tsx'
import { MultiSelect } from './multi-select.tsx'
import { ObjectGroup } from './object-group.tsx'
import { OpinionScale } from './opinion-scale.tsx'
import { PictureChoice } from './picture-choice.tsx'
import { Place } from './place.tsx'
import { Ranking } from './ranking.tsx'
import type { LabelOptions, RendererProps } from './renderer.ts'
import { RepeatableGroup } from './repeatable-group.tsx'
import { RichText } from './rich-text.tsx'
import { SectionCollapse } from './section-collapse.tsx'
import { ShortText } from './short-text.tsx'
import { DisplayText, Divider, HtmlField, ImageField, PdfField, Section, UnknownField, VideoField } from './shown.tsx'
import { Signature } from './signature.tsx'
import { SingleSelect } from './single-select.tsx'
import { Slider } from './slider.tsx'
import { StarRating } from './star-rating.tsx'
import { Subform } from './subform.tsx'
import { Switch } from './switch.tsx'
import { Table } from './table.tsx'
import { TimeField } from './time.tsx'
import { VariantGroup } from './variant-group.tsx'

/** One renderer a kind of field; the compiler names the one that is missing. */
const renderers = {
  display_text: DisplayText,
  short_text: ShortText,
  long_text: LongText,
  rich_text: RichText,
  switch: Switch,
  single_select: SingleSelect,
  multi_select: MultiSelect,
  picture_choice: PictureChoice,
  slider: Slider,
  star_rating: StarRating,
  opinion_scale: OpinionScale,
  ranking: Ranking,
  date: DateField,
  datetime: DatetimeField,
  date_range: DateRange,
  time: TimeField,
  file_upload: FileUpload,
  signature: Signature,
  image: ImageField,
  video: VideoField,
  pdf_viewer: PdfField,
  html: HtmlField,
  section: Section,
  divider: Divider,
  section_collapse: SectionCollapse,
  table: Table,
  subform: Subform,
  object_group: ObjectGroup,
  repeatable_group: RepeatableGroup,
  variant_group: VariantGroup,
  json: JsonField,
} satisfies { [K in FieldKind]: ComponentType<RendererProps<K>> }

function rendererOf({ kind }: FormField): ComponentType<RendererProps<FieldKind>> {
  // A page that was loaded before the server was updated meets kinds that it does not know.
  const known = Object.hasOwn(renderers, kind) ? renderers[kind] : UnknownField
  return known as ComponentType<RendererProps<FieldKind>>
}

export function renderField(field: FormField, path: string, options: LabelOptions = {}) {
  const Renderer = rendererOf(field)
  return (
    <Place key={path} path={path}>
      <Renderer field={field} path={path} renderField={renderField} {...options} />
    </Place>
  )
}
