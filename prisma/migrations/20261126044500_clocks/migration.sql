-- What schema.prisma has no words for.

-- What is due by one of a task's clocks: a probe each, however many tasks no clock runs for. A clock stops with its task.
CREATE INDEX tasks_claim_expires_at_idx ON tasks (claim_expires_at) WHERE claim_expires_at IS NOT NULL;
CREATE INDEX tasks_remind_at_idx ON tasks (remind_at) WHERE remind_at IS NOT NULL;
CREATE INDEX tasks_escalate_at_idx ON tasks (escalate_at) WHERE escalate_at IS NOT NULL;
