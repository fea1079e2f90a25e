-- CreateTable
CREATE TABLE "invites" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "made_by_user_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "invites_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "invites_token_hash_key" ON "invites"("token_hash");

-- CreateIndex
CREATE INDEX "invites_user_id_created_at_idx" ON "invites"("user_id", "created_at");

-- AddForeignKey
ALTER TABLE "invites" ADD CONSTRAINT "invites_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The levels that people have already are levels from now on, in the order of their names: L1 before L2.
INSERT INTO access_levels (name, rank)
  SELECT access_level, row_number() OVER (ORDER BY access_level) + (SELECT coalesce(max(rank), 0) FROM access_levels)
  FROM (SELECT DISTINCT access_level FROM users WHERE access_level IS NOT NULL) AS used
  WHERE access_level NOT IN (SELECT name FROM access_levels);

-- A pool's open tasks: counted wherever it is listed, and looked for before it is deleted.
CREATE INDEX tasks_open_of_pool_idx ON tasks (pool_id, created_at DESC, id DESC)
  WHERE pool_id IS NOT NULL AND status NOT IN ('completed', 'timed_out', 'cancelled', 'verification_exhausted');
