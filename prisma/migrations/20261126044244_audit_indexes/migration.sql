-- CreateIndex
CREATE INDEX "changes_created_at_seq_idx" ON "changes"("created_at" DESC, "seq" DESC);

-- CreateIndex
CREATE INDEX "events_created_at_seq_idx" ON "events"("created_at" DESC, "seq" DESC);

-- What schema.prisma has no words for.

-- The audit filters by these, newest first. What most events have in common is found soon enough by time alone, and stays out:
-- creating a task, telling of it and answering it in the dashboard write no entry in the first two. server/audit/audit-words.ts
-- has the same lists.
CREATE INDEX events_rare_action_idx ON events (action, created_at DESC, seq DESC)
  WHERE action NOT IN ('created', 'notified', 'assigned', 'claimed', 'submitted', 'completed');
CREATE INDEX events_rare_channel_idx ON events (channel, created_at DESC, seq DESC) WHERE channel NOT IN ('dashboard', 'api');
CREATE INDEX events_actor_user_id_idx ON events (actor_user_id, created_at DESC, seq DESC) WHERE actor_user_id IS NOT NULL;
-- Whoever has an account is found by its id; this is for those who have none, or no longer.
CREATE INDEX events_actor_email_idx ON events (actor_email, created_at DESC, seq DESC) WHERE actor_email IS NOT NULL;
