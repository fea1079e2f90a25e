import { z } from 'zod'

/** Notices that reached nobody, as operators see them. All of it is ours. */
const timestamp = z.string().meta({ format: 'date-time' })

export const failedNotice = z
  .object({
    task_id: z.string(),
    task: z.string(),
    failures: z
      .array(z.object({ channel: z.string().nullable(), recipient: z.string().nullable(), message: z.string().nullable() }))
      .describe('Whom it should have reached, and why it did not.'),
    failed_at: timestamp,
  })
  .meta({ id: 'FailedNotice' })

export const retriedNotices = z.object({ retried: z.int() }).meta({ id: 'RetriedNotices' })

export type FailedNotice = z.infer<typeof failedNotice>
