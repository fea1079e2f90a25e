-- AlterTable
ALTER TABLE "tasks" ADD COLUMN     "created_by_key_id" TEXT;

-- CreateTable
CREATE TABLE "analytics_hours" (
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "version" BIGSERIAL NOT NULL,
    "statuses" INTEGER[],
    "names" JSON NOT NULL,
    "facts" BYTEA,
    "unpacked" TEXT[],
    "left_out" INTEGER NOT NULL DEFAULT 0,
    "checked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "analytics_hours_pkey" PRIMARY KEY ("hour")
);

-- CreateIndex
CREATE INDEX "analytics_hours_checked_at_idx" ON "analytics_hours"("checked_at");

-- What schema.prisma has no words for.

-- What a task is one of many of: what its agent calls it, else the question with its numbers as #, so that "Refund order 4711?" and
-- "Refund order 4712?" are one kind. 200 characters name a kind; questions may be a hundred times as long.
ALTER TABLE tasks ADD COLUMN kind TEXT GENERATED ALWAYS AS (left(
  COALESCE(NULLIF(task_metadata ->> 'kind', ''), regexp_replace(left(task, 200), '[0-9]+([.,:/-][0-9]+)*', '#', 'g')), 200)) STORED;

UPDATE tasks t SET created_by_key_id = e.extra_data ->> 'api_key_id' FROM events e
  WHERE e.task_id = t.id AND e.action = 'created' AND e.extra_data ->> 'api_key_id' IS NOT NULL;

-- When a task was first claimed, for the time to claim.
CREATE INDEX events_claimed_idx ON events (task_id, created_at) WHERE action = 'claimed';

-- Compressing what is read again and again costs more than the space.
ALTER TABLE analytics_hours ALTER COLUMN facts SET STORAGE EXTERNAL;

-- A packed task that goes, or that is put into another hour (by an import or a seed, nothing else does), makes its hour void. Hours
-- after the last packed one are not packed yet, so nothing needs to be remembered of them.
CREATE FUNCTION void_analytics_hours(times timestamptz[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO analytics_hours (hour, statuses, names)
    SELECT hour, NULL, '{}' FROM (SELECT DISTINCT date_trunc('hour', at, 'UTC') FROM unnest(times) AS at) AS void (hour)
    WHERE hour <= (SELECT max(hour) FROM analytics_hours)
  ON CONFLICT (hour) DO UPDATE SET facts = NULL, statuses = NULL, names = '{}', unpacked = NULL, left_out = 0, version = DEFAULT;
$$;
CREATE FUNCTION tasks_deleted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM void_analytics_hours(ARRAY(SELECT created_at FROM gone));
  RETURN NULL;
END $$;
CREATE TRIGGER tasks_deleted AFTER DELETE ON tasks REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION tasks_deleted();
CREATE FUNCTION task_moved_in_time() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM void_analytics_hours(ARRAY[OLD.created_at, NEW.created_at]);
  RETURN NULL;
END $$;
CREATE TRIGGER tasks_moved_in_time AFTER UPDATE OF created_at ON tasks FOR EACH ROW
  WHEN (OLD.created_at <> NEW.created_at) EXECUTE FUNCTION task_moved_in_time();
