/**
 * Seconds of a deadline. Shorter than a minute no person can answer; longer than 30 days nobody remembers being asked. Claims, reminders
 * and escalations have the same: below it none of them could come in time.
 */
export const TIMEOUT_SECONDS = { min: 60, max: 2_592_000 } as const

/** Seconds one long poll may be held. The published clients give up 10 s after the 25 they ask for. */
export const POLL_SECONDS = { min: 1, max: 30, default: 25 } as const

/** Tasks on one stream: as many agents as one process is built to keep waiting. */
export const MAX_STREAMED_TASKS = 10_000

/** Characters. A title longer than this belongs in the payload; keys longer than this do not fit a B-tree page well. */
export const MAX_TASK_LENGTH = 10_000
export const MAX_KEY_LENGTH = 512

/** Characters. What browsers and proxies carry without complaint; a callback that needs more has a state that belongs elsewhere. */
export const MAX_URL_LENGTH = 2_000

export const LIST_LIMIT = { min: 1, max: 200, default: 50 } as const

/** Characters. Eight is NIST SP 800-63B's floor; 200 bounds the work of hashing. */
export const PASSWORD_LENGTH = { min: 8, max: 200 } as const

/** Deliveries a page (server §1.9). */
export const DELIVERY_LIMIT = { min: 1, max: 500, default: 50 } as const

/** Characters. An email address has at most 320 (RFC 3696, erratum 1690); longer names break every list they stand in. */
export const MAX_EMAIL_LENGTH = 320
export const MAX_NAME_LENGTH = 200

/** Characters. What a list shows of it in one line; clients of this API have known this bound for service keys (server §5.8). */
export const MAX_KEY_NAME_LENGTH = 80

/** Roles, or pools, of one person. Whoever is in more of them is in all of them, and could be an operator. */
export const MAX_GROUPS = 100

/** Days that statistics look back (server §1.7). */
export const STATS_DAYS = { min: 1, max: 365, default: 30 } as const

/** Characters of a reason: what somebody reads before they take over. More belongs in a comment. */
export const MAX_REASON_LENGTH = 1_000

/** Entries of a week: every day with its own hours and a break at noon. Days a calendar leaves out: a decade of a country's holidays. */
export const MAX_OPENINGS = 14
export const MAX_HOLIDAYS = 200

/** People of one pool or role that can be sent in one list. Larger ones are joined one by one. */
export const MAX_MEMBERS = 1_000

/** Access levels in one list. The published API makes one of any text, so there may be more than anybody keeps in their head. */
export const MAX_ACCESS_LEVELS = 1_000

/** Days that analytics look at: a year, leap years included. */
export const ANALYTICS_DAYS = { min: 1, max: 366, default: 30 } as const

/** Characters: some four pages. Longer evidence is a file or a link. */
export const MAX_COMMENT_LENGTH = 10_000

/** Comments a page, oldest first. */
export const COMMENT_LIMIT = { min: 1, max: 500, default: 200 } as const

/** Tasks that are answered, claimed or released together: more than anybody has looked at. */
export const MAX_TOGETHER = 100

/** Characters of a saved view's name: what its menu shows in one line. */
export const MAX_VIEW_NAME = 80

/** Views that one person keeps: as many as a menu shows without becoming a list of its own. */
export const MAX_SAVED_VIEWS = 50

/** Calls of a page in one request. It makes a dozen at once; hundreds would be a way to have much done for little. */
export const MAX_BATCH = 50
