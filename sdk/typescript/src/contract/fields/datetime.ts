import { z } from 'zod'
import { base } from './base.ts'

/** A moment: ISO 8601, with a zone (`2026-01-02T10:00:00Z`) or, as older clients send it, without. */
export const datetime = z.object({
  ...base,
  kind: z.literal('datetime'),
  min_datetime: z.string().nullish(),
  max_datetime: z.string().nullish(),
  /** IANA name of the zone in which it is shown and typed. Default: the person's own. */
  timezone: z.string().nullish(),
  default: z.string().nullish(),
})
