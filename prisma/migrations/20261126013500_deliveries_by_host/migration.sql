-- What schema.prisma has no words for.

-- Deliveries are claimed host by host, so that what waits for one receiver is not read to get at the others. The index over the
-- time alone would tempt the planner to do just that.
CREATE INDEX webhook_deliveries_host_idx ON webhook_deliveries (host, next_attempt_at) WHERE status = 'pending';
DROP INDEX webhook_deliveries_due_idx;

-- Those that operators look for among millions that went well: given up, or still being tried.
CREATE INDEX webhook_deliveries_troubled_idx ON webhook_deliveries (updated_at DESC, id DESC) WHERE status <> 'succeeded';
