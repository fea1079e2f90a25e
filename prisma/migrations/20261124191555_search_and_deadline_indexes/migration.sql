-- What schema.prisma has no words for.

-- Search in the inbox: part of a word, anywhere in the first 4,000 characters of question, key and payload. One index, and
-- bounded: three over whole payloads were most of the cost of creating a task. The expression is SEARCHED in
-- server/tasks/conditions.ts; Postgres uses an index only for the very same expression.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE INDEX tasks_searched_trgm_idx ON tasks
  USING gin (left(task || ' ' || idempotency_key || ' ' || payload::text, 4000) gin_trgm_ops);

-- Somebody's tasks. Most tasks are nobody's yet, and those are not in it.
CREATE INDEX tasks_assigned_to_user_idx ON tasks (assigned_to_user_id, created_at DESC, id DESC) WHERE assigned_to_user_id IS NOT NULL;
CREATE INDEX tasks_assigned_to_email_idx ON tasks (assigned_to_email) WHERE assigned_to_email IS NOT NULL;

-- The sweep of deadlines: only open tasks are in it, so a probe costs the same however many have ended.
CREATE INDEX tasks_open_timeout_at_idx ON tasks (timeout_at)
  WHERE status NOT IN ('completed', 'timed_out', 'cancelled', 'verification_exhausted');

-- Words that live in server/domain, held here too: a row that no transition could have written is a bug, not data.
ALTER TABLE tasks ADD CONSTRAINT tasks_status_known CHECK (status IN (
  'created', 'notified', 'assigned', 'in_progress', 'submitted', 'verified',
  'completed', 'rejected', 'timed_out', 'cancelled', 'verification_exhausted'));
ALTER TABLE assignments ADD CONSTRAINT assignments_state_known CHECK (state IN (
  'offered', 'claimed', 'responded', 'declined', 'delegated', 'expired'));
ALTER TABLE assignments ADD CONSTRAINT assignments_ask_one CHECK (num_nonnulls(user_id, email, pool_id, role_id) = 1);
ALTER TABLE submissions ADD CONSTRAINT submissions_verdict_known CHECK (verdict IN (
  'pending', 'invalid', 'accepted', 'rejected', 'late'));
