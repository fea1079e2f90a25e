-- Keys that sign embed tokens stand among the others. A constant default writes no row.
ALTER TABLE "api_keys" ADD COLUMN "kind" TEXT NOT NULL DEFAULT 'agent';

ALTER TABLE api_keys ADD CONSTRAINT api_keys_kind_known CHECK (kind IN ('agent', 'service'));
