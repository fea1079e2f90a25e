import { fieldOf, type Field, type Words } from './field.ts'

/** A file in an answer. It has one of `data`, `file_id` and `url`. */
export type AnsweredFile = {
  /** As it was called on the person's machine. */
  name: string
  /** Its type, e.g. `application/pdf`. */
  mime: string
  /** Bytes. */
  size: number
  data?: string
  file_id?: string
  url?: string
}

/** Files. The answer is a list; of one at most, unless `multiple`. */
export function fileUpload<R extends boolean = true>(
  options: Words<R> & {
    /** As in HTML: `.pdf`, `image/*`, `application/json`. Default: anything. */
    accept?: readonly string[] | undefined
    /** Bytes of each file, at most. */
    maxSizeBytes?: number | undefined
    /** How many at least. */
    minCount?: number | undefined
    /** How many at most. */
    maxCount?: number | undefined
    /** Whether there may be several. Default false. */
    multiple?: boolean | undefined
  } = {},
): Field<AnsweredFile[], R> {
  return fieldOf('file_upload', { multiple: false, ...options })
}

/** A signature, drawn or typed. The answer is a data URL of the picture. */
export function signature<R extends boolean = true>(
  options: Words<R> & {
    /** Of the picture. Default `png`. */
    format?: 'png' | 'svg' | undefined
  } = {},
): Field<string, R> {
  return fieldOf('signature', { format: 'png', ...options })
}
