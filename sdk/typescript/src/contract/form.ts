import { z } from 'zod'
import { option } from './fields/base.ts'
import { dateRange } from './fields/date-range.ts'
import { date } from './fields/date.ts'
import { datetime } from './fields/datetime.ts'
import { displayText } from './fields/display-text.ts'
import { divider } from './fields/divider.ts'
import { fileUpload } from './fields/file-upload.ts'
import { html } from './fields/html.ts'
import { image } from './fields/image.ts'
import { json } from './fields/json.ts'
import { longText } from './fields/long-text.ts'
import { multiSelect } from './fields/multi-select.ts'
import { objectGroup } from './fields/object-group.ts'
import { opinionScale } from './fields/opinion-scale.ts'
import { pdfViewer } from './fields/pdf-viewer.ts'
import { pictureChoice } from './fields/picture-choice.ts'
import { ranking } from './fields/ranking.ts'
import { repeatableGroup } from './fields/repeatable-group.ts'
import { richText } from './fields/rich-text.ts'
import { sectionCollapse } from './fields/section-collapse.ts'
import { section } from './fields/section.ts'
import { shortText } from './fields/short-text.ts'
import { signature } from './fields/signature.ts'
import { singleSelect } from './fields/single-select.ts'
import { slider } from './fields/slider.ts'
import { starRating } from './fields/star-rating.ts'
import { subform } from './fields/subform.ts'
import { switchField } from './fields/switch.ts'
import { table } from './fields/table.ts'
import { time } from './fields/time.ts'
import { variantGroup } from './fields/variant-group.ts'
import { video } from './fields/video.ts'

/**
 * The form a person fills in. A definition is either sent by the agent (`form_definition`) or built by the server from
 * the response schema. One entry a field kind; `app/fields/registry.tsx` must render every one of them, and
 * `rules/registry.ts` says what each may answer.
 */
const leaves = [
  displayText,
  shortText,
  longText,
  richText,
  switchField,
  singleSelect,
  multiSelect,
  pictureChoice,
  slider,
  starRating,
  opinionScale,
  ranking,
  date,
  datetime,
  dateRange,
  time,
  fileUpload,
  signature,
  image,
  video,
  pdfViewer,
  html,
  section,
  divider,
  table,
  json,
] as const

// TypeScript cannot infer a schema that contains itself, so the lists of fields are added here to both type and schema.
type Leaf = z.infer<(typeof leaves)[number]>
type SectionCollapse = z.infer<typeof sectionCollapse> & { fields: FormField[] }
type Subform = z.infer<typeof subform> & { fields: FormField[] }
type ObjectGroup = z.infer<typeof objectGroup> & { fields: FormField[] }
type RepeatableGroup = z.infer<typeof repeatableGroup> & { item_fields: FormField[] }
export type Variant = z.infer<typeof option> & { fields: FormField[] }
type VariantGroup = z.infer<typeof variantGroup> & { variants: Variant[] }

export type FormField = Leaf | SectionCollapse | Subform | ObjectGroup | RepeatableGroup | VariantGroup
export type FieldKind = FormField['kind']
export type FieldOf<K extends FieldKind> = Extract<FormField, { kind: K }>

const inner = z.lazy(() => z.array(formField)).default([])

export const formField: z.ZodType<FormField> = z.discriminatedUnion('kind', [
  ...leaves,
  sectionCollapse.extend({ fields: inner }),
  subform.extend({ fields: inner }),
  objectGroup.extend({ fields: inner }),
  repeatableGroup.extend({ item_fields: inner }),
  variantGroup.extend({ variants: z.array(option.extend({ fields: inner })) }),
])

export const formDefinition = z.object({ version: z.int().default(1), fields: z.array(formField) })
export type FormDefinition = z.infer<typeof formDefinition>
