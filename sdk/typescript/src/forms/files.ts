import { fieldOf, type Field, type Words } from './field.ts'

/** A file in an answer. `data` is a base64 data URL. */
export type AnsweredFile = {
  name: string
  mime: string
  /** Bytes. */
  size: number
  data?: string
  file_id?: string
  url?: string
}

/** Files. One at most, unless `multiple`. */
export function fileUpload<R extends boolean = true>(
  options: Words<R> & {
    /** As in HTML: `.pdf`, `image/*`, `application/json`. Default: anything. */
    accept?: readonly string[] | undefined
    /** Of each file. */
    maxSizeBytes?: number | undefined
    minCount?: number | undefined
    maxCount?: number | undefined
    multiple?: boolean | undefined
  } = {},
): Field<AnsweredFile[], R> {
  return fieldOf('file_upload', { multiple: false, ...options })
}

/** A signature, drawn or typed. The answer is a data URL of the picture. */
export function signature<R extends boolean = true>(options: Words<R> & { format?: 'png' | 'svg' | undefined } = {}): Field<string, R> {
  return fieldOf('signature', { format: 'png', ...options })
}
