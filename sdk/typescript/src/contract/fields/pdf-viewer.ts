import { z } from 'zod'
import { count, displayBase } from './base.ts'

/** A PDF document to read. */
export const pdfViewer = z.object({
  ...displayBase,
  kind: z.literal('pdf_viewer'),
  url: z.string(),
  /** Pixels. Default 480. */
  height: count.nullish(),
})
