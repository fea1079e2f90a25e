-- Who is asked of an open task is found without walking through all they were ever asked: `state` belongs to the index.
DROP INDEX "assignments_email_idx";
DROP INDEX "assignments_pool_id_idx";
DROP INDEX "assignments_role_id_idx";

-- CreateIndex
CREATE INDEX "assignments_email_state_idx" ON "assignments"("email", "state");

-- CreateIndex
CREATE INDEX "assignments_pool_id_state_idx" ON "assignments"("pool_id", "state");

-- CreateIndex
CREATE INDEX "assignments_role_id_state_idx" ON "assignments"("role_id", "state");

-- What schema.prisma has no words for.

-- The inbox, newest first: open and ended tasks apart, so that a page costs the same however many of the other kind there are.
CREATE INDEX tasks_open_idx ON tasks (created_at DESC, id DESC)
  WHERE status NOT IN ('completed', 'timed_out', 'cancelled', 'verification_exhausted');
CREATE INDEX tasks_ended_idx ON tasks (created_at DESC, id DESC)
  WHERE status IN ('completed', 'timed_out', 'cancelled', 'verification_exhausted');

-- Somebody's open tasks, and those they have answered.
CREATE INDEX tasks_open_of_user_idx ON tasks (assigned_to_user_id, created_at DESC, id DESC)
  WHERE assigned_to_user_id IS NOT NULL AND status NOT IN ('completed', 'timed_out', 'cancelled', 'verification_exhausted');
CREATE INDEX tasks_completed_by_user_idx ON tasks (completed_by_user_id, created_at DESC, id DESC) WHERE completed_by_user_id IS NOT NULL;
