import { z } from 'zod'
import { laxInteger, plainText } from './lax.ts'
import { ANALYTICS_DAYS } from './limits.ts'

/** The word of a filter for tasks that have none: in no pool, asked with no API key. */
export const NONE = 'none'

const filter = (what: string) => plainText.max(512).nullish().describe(`Only tasks ${what}; \`${NONE}\` for those without.`)

export const analyticsQuery = z
  .object({
    from: z.iso.date().nullish().describe('The first day, in `time_zone`. Needs `to`.'),
    to: z.iso.date().nullish().describe('The last day, itself included. Needs `from`.'),
    days: laxInteger(ANALYTICS_DAYS).default(ANALYTICS_DAYS.default).describe('Without `from` and `to`: that many days, today included.'),
    time_zone: z
      .string()
      .regex(/^[A-Za-z][\w+/-]{0,99}$/, 'must be a name of the IANA database, like Europe/Vienna')
      .default('UTC')
      .describe('Where a day begins at midnight: a name of the IANA database, like `Europe/Vienna`.'),
    pool: filter('put to the pool of this id'),
    person: filter('answered by the person of this id'),
    channel: filter('answered through this channel'),
    agent: filter('asked with the API key of this id'),
    kind: filter('of this kind'),
  })
  .refine(({ from, to }) => Boolean(from) === Boolean(to), { path: ['to'], message: 'from and to go together: give both, or neither.' })
  .refine(({ from, to }) => !from || !to || from <= to, { path: ['to'], message: 'to is before from.' })
  .refine(({ from, to }) => !from || !to || (Date.parse(to) - Date.parse(from)) / 86_400_000 < ANALYTICS_DAYS.max, {
    path: ['to'],
    message: `At most ${ANALYTICS_DAYS.max} days at once.`,
  })

export type AnalyticsQuery = z.output<typeof analyticsQuery>

const quantiles = z
  .object({ median: z.number(), p90: z.number() })
  .describe('Seconds that half of them took at most, and nine in ten. Three digits, rounded down.')
  .meta({ id: 'AnalyticsQuantiles' })

const measures = z.object({
  tasks: z.int(),
  completed: z.int().describe('Answered by a person.'),
  defaulted: z.int().describe('The deadline passed, and the answer that the agent had given for that case stands.'),
  timed_out: z.int(),
  cancelled: z.int(),
  rejected: z.int().describe('The verifier refused the last answer.'),
  open: z.int(),
  timeout_rate: z.number().nullable().describe('Of those that ended otherwise than cancelled, the share whose deadline passed.'),
  claim_seconds: quantiles.nullable().describe('From asked to first claimed; of those that were ever claimed.'),
  decide_seconds: quantiles.nullable().describe('From asked to answered; of those that a person answered.'),
})

const group = measures
  .extend({
    id: z.string().nullable().describe('What to filter by; null for those without.'),
    name: z.string().nullable().describe('What to show; null when there is nothing, or it is gone.'),
  })
  .meta({ id: 'AnalyticsGroup' })

const groups = z.object({
  rows: z.array(group).describe('Those with most tasks first, 50 at most.'),
  more: z.int().describe('How many there are beyond.'),
})

/** Everything counts the tasks that were asked within the range, by the day on which they were asked. */
export const analyticsResponse = z
  .object({
    from: z.string(),
    to: z.string(),
    time_zone: z.string(),
    total: measures.meta({ id: 'AnalyticsMeasures' }),
    by_day: z.array(measures.extend({ date: z.string() }).meta({ id: 'AnalyticsDay' })).describe('One a day, the oldest first.'),
    by_pool: groups,
    by_person: groups.describe('By who answered; tasks that nobody has answered are those without.'),
    by_channel: groups.describe('By how they were answered; a default that stands came through `on_timeout`.'),
    by_agent: groups.describe('By the API key that asked; the admin token and people are those without.'),
    by_kind: groups.describe('By `task_metadata.kind`, else by the question with its numbers as #.'),
  })
  .meta({ id: 'AnalyticsResponse' })

export type AnalyticsResponse = z.infer<typeof analyticsResponse>
export type AnalyticsMeasures = z.infer<typeof measures>
export type AnalyticsGroups = z.infer<typeof groups>
