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
      OR a.pool_id IN (SELECT up.pool_id FROM user_pools up WHERE up.user_id = ${me})
      OR a.role_id IN (SELECT ur.role_id FROM user_roles ur WHERE ur.user_id = ${me}))))`
}
