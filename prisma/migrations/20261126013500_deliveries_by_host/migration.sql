-- What schema.prisma has no words for.

-- Deliveries are claimed host by host, so that what waits for one receiver is not read to get at the others.
CREATE INDEX webhook_deliveries_host_idx ON webhook_deliveries (host, next_attempt_at) WHERE status = 'pending';
