import { z } from 'zod'
import { count, displayBase } from './base.ts'

/** A picture to look at. With page keys, several of them are turned over like the pages of a document. */
export const image = z.object({
  ...displayBase,
  kind: z.literal('image'),
  url: z.string(),
  alt: z.string().nullish(),
  /** Pixels. */
  width: count.nullish(),
  height: count.nullish(),
  /** From 0. */
  page_index: count.nullish(),
  /** From 0: which piece of its page this is. */
  fragment_in_page: count.nullish(),
  page_count: count.nullish(),
  fragments_per_page: count.nullish(),
})
