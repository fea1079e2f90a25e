-- AlterTable
ALTER TABLE "tasks" ADD COLUMN     "unrouted_since" TIMESTAMPTZ(3);

-- What schema.prisma has no words for.

-- Tasks that wait for somebody who could be asked. Hardly any do, so looking for them costs one probe.
CREATE INDEX tasks_unrouted_idx ON tasks (unrouted_since)
  WHERE unrouted_since IS NOT NULL AND status NOT IN ('completed', 'timed_out', 'cancelled', 'verification_exhausted');
