/** SQL over an assignment `a`: what kind of thing is asked, and what it is called. */
export const ASKED_KIND = `CASE WHEN a.user_id IS NOT NULL THEN 'person' WHEN a.email IS NOT NULL THEN 'email' WHEN a.pool_id IS NOT NULL THEN 'pool' ELSE 'role' END`
export const ASKED_NAME = `COALESCE(u.display_name, u.email, '@' || u.slack_user_id, a.email, p.name, r.name)`
export const ASKED_JOINS = `LEFT JOIN users u ON u.id = a.user_id LEFT JOIN pools p ON p.id = a.pool_id LEFT JOIN roles r ON r.id = a.role_id`
