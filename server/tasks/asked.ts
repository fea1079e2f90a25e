import { NOT_ENDED } from './ended.ts'

/** In which an assignment may be while its task is open. */
const LIVE = `('offered', 'claimed', 'responded')`

/** SQL: the tasks that this person has declined. A pool or role of theirs does not ask them any more; being asked by name again does. */
const declinedBy = (me: string) => `(SELECT d.task_id FROM assignments d WHERE d.user_id = ${me} AND d.state = 'declined')`

/** SQL: the parts of {@link askedIds}, in each of which a task may stand again. */
function askedParts(parameter: number, live: boolean): string[] {
  const me = `$${parameter}`
  const state = live ? `a.state IN ${LIVE}` : `a.state NOT IN ('declined', 'delegated')`
  const open = live ? `AND ${NOT_ENDED}` : ''
  const stillOf = `a.task_id NOT IN ${declinedBy(me)} AND`
  const assignments = (who: string) => `SELECT a.task_id FROM assignments a WHERE ${state} AND ${who}`
  return [
    `SELECT t.id FROM tasks t WHERE t.assigned_to_user_id = ${me} ${open}`,
    `SELECT t.id FROM tasks t WHERE t.completed_by_user_id = ${me} ${open}`,
    assignments(`a.user_id = ${me}`),
    assignments(`a.email = (SELECT u.email FROM users u WHERE u.id = ${me})`),
    assignments(`${stillOf} a.pool_id = ANY(ARRAY(SELECT up.pool_id FROM user_pools up WHERE up.user_id = ${me}))`),
    assignments(`${stillOf} a.role_id = ANY(ARRAY(SELECT ur.role_id FROM user_roles ur WHERE ur.user_id = ${me}))`),
  ]
}

type Which = {
  /** Leaves out what is no longer open, and with it most of what somebody has been asked over the years. */
  live: boolean
}

/**
 * SQL: the ids of all tasks on which the person in parameter `$n` is asked, in the sense of `askedCondition`. For lists: from
 * the person to their tasks, so that it takes as long as they have tasks, and not as long as there are.
 */
export const askedIds = (parameter: number, { live }: Which): string => `(${askedParts(parameter, live).join('\n    UNION ')})`

/** SQL: the same, some of them more than once, and the first of them at once: for whoever stops reading. */
export const askedStream = (parameter: number, { live }: Which): string => `(${askedParts(parameter, live).join('\n    UNION ALL ')})`

/** SQL: whether `me` has declined task `t`: one probe, for one task. */
export const hasDeclined = (me: string) =>
  `EXISTS (SELECT 1 FROM assignments d WHERE d.task_id = t.id AND d.user_id = ${me} AND d.state = 'declined')`

/**
 * SQL: whether the person in parameter `$n` is asked on task `t`: they hold it, have answered it, or an assignment names
 * them, their email, a pool or a role of theirs. Still so when somebody else has settled it: their page must say who did.
 */
export function askedCondition(parameter: number): string {
  const me = `$${parameter}`
  return `(t.assigned_to_user_id = ${me} OR t.completed_by_user_id = ${me} OR EXISTS (
    SELECT 1 FROM assignments a WHERE a.task_id = t.id AND a.state NOT IN ('declined', 'delegated') AND (
      a.user_id = ${me}
      OR a.email = (SELECT u.email FROM users u WHERE u.id = ${me})
      OR NOT ${hasDeclined(me)} AND (
        a.pool_id IN (SELECT up.pool_id FROM user_pools up WHERE up.user_id = ${me})
        OR a.role_id IN (SELECT ur.role_id FROM user_roles ur WHERE ur.user_id = ${me})))))`
}
