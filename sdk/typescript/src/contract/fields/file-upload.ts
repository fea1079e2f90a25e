import { z } from 'zod'
import { base, count } from './base.ts'

/**
 * Files. The answer is a list of `{ name, mime, size, data }`, `data` being a base64 data URL, or of
 * `{ name, mime, size, file_id }` for what was uploaded to `POST /api/files` before.
 */
export const fileUpload = z.object({
  ...base,
  kind: z.literal('file_upload'),
  /** As in HTML: `.pdf`, `image/*`, `application/json`. Null takes everything. */
  accept: z.array(z.string()).nullish(),
  /** Of each file. */
  max_size_bytes: count.nullish(),
  min_count: count.nullish(),
  max_count: count.nullish(),
  multiple: z.boolean().default(false),
})
