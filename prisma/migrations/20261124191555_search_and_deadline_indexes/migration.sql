-- What schema.prisma has no words for.

-- Search in the inbox: part of a word, anywhere in the question, the key or the payload. The expressions are those of
-- CONTAINS in server/tasks/conditions.ts; Postgres uses an index only for the very same expression.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE INDEX tasks_task_trgm_idx ON tasks USING gin (task gin_trgm_ops);
CREATE INDEX tasks_idempotency_key_trgm_idx ON tasks USING gin (idempotency_key gin_trgm_ops);
CREATE INDEX tasks_payload_trgm_idx ON tasks USING gin ((payload::text) gin_trgm_ops);

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
