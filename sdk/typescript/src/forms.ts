/**
 * A [form](https://docs.awaithumans.dev/forms) written field by field, for when its looks matter: one helper a kind of field. Each can also be given to zod 4's
 * `.meta()`, to say how that property is drawn: `z.number().meta(slider({ max: 10 }))`.
 *
 * @packageDocumentation
 */
export { form, type Form } from './forms/form.ts'
export type { AnswerOf, Display, Field, FieldMap, Section, WireField, Words } from './forms/field.ts'
export type { OptionInput } from './forms/option.ts'
export { currency, email, longText, number, password, phone, richText, shortText, url } from './forms/text.ts'
export { multiSelect, pictureChoice, ranking, singleSelect, toggle, type PictureInput } from './forms/choices.ts'
export { opinionScale, slider, starRating } from './forms/scales.ts'
export { datePicker, dateRange, datetimePicker, timePicker } from './forms/moments.ts'
export { fileUpload, signature, type AnsweredFile } from './forms/files.ts'
export { displayText, divider, html, image, pdfViewer, section, sectionCollapse, video } from './forms/display.ts'
export { objectGroup, repeatableGroup, subform, table, type Column } from './forms/groups.ts'
