-- AlterTable
ALTER TABLE "pools" ADD COLUMN     "claim_expires_after" INTEGER,
ADD COLUMN     "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "escalate_after" INTEGER,
ADD COLUMN     "escalate_to" JSON,
ADD COLUMN     "holidays" JSON,
ADD COLUMN     "hours" JSON,
ADD COLUMN     "last_assigned_user_id" TEXT,
ADD COLUMN     "remind_after" INTEGER,
ADD COLUMN     "remind_every" INTEGER,
ADD COLUMN     "strategy" TEXT NOT NULL DEFAULT 'least_recently_assigned',
ADD COLUMN     "time_zone" TEXT NOT NULL DEFAULT 'UTC',
ADD COLUMN     "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- AlterTable
ALTER TABLE "tasks" ADD COLUMN     "claim_expires_at" TIMESTAMPTZ(3),
ADD COLUMN     "escalate_after" INTEGER,
ADD COLUMN     "escalate_at" TIMESTAMPTZ(3),
ADD COLUMN     "escalate_to" JSON,
ADD COLUMN     "pool_id" TEXT,
ADD COLUMN     "remind_after" INTEGER,
ADD COLUMN     "remind_at" TIMESTAMPTZ(3),
ADD COLUMN     "routing" JSON;

-- AlterTable
ALTER TABLE "user_pools" ADD COLUMN     "position" INTEGER;

-- AlterTable
ALTER TABLE "users" ADD COLUMN     "away_from" TIMESTAMPTZ(3),
ADD COLUMN     "away_until" TIMESTAMPTZ(3),
ADD COLUMN     "substitute_id" TEXT;

-- CreateTable
CREATE TABLE "access_levels" (
    "name" TEXT NOT NULL,
    "rank" INTEGER NOT NULL,

    CONSTRAINT "access_levels_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "changes" (
    "id" TEXT NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "subject" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "subject_name" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "before" JSON,
    "after" JSON,
    "actor_type" TEXT NOT NULL,
    "actor_user_id" TEXT,
    "actor_email" TEXT,
    "extra_data" JSON,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "changes_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "access_levels_rank_key" ON "access_levels"("rank");

-- CreateIndex
CREATE INDEX "changes_seq_idx" ON "changes"("seq");

-- CreateIndex
CREATE INDEX "changes_subject_id_seq_idx" ON "changes"("subject_id", "seq");

-- AddForeignKey
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_pool_id_fkey" FOREIGN KEY ("pool_id") REFERENCES "pools"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "users" ADD CONSTRAINT "users_substitute_id_fkey" FOREIGN KEY ("substitute_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What schema.prisma has no words for.

ALTER TABLE pools ADD CONSTRAINT pools_strategy_known CHECK (strategy IN (
  'everyone', 'round_robin', 'least_loaded', 'least_recently_assigned', 'named_order'));
ALTER TABLE users ADD CONSTRAINT users_not_own_substitute CHECK (substitute_id <> id);
ALTER TABLE changes ADD CONSTRAINT changes_subject_known CHECK (subject IN (
  'person', 'pool', 'role', 'access_level', 'api_key', 'delivery', 'job'));

-- One mailbox, one person, however it is spelled.
CREATE UNIQUE INDEX users_email_normalized_key ON users (lower(email));
