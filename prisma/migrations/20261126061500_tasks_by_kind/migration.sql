-- The inbox is filtered by the same kinds that statistics count.
DROP INDEX tasks_kind_idx;
CREATE INDEX tasks_kind_idx ON tasks (kind, created_at DESC, id DESC);
