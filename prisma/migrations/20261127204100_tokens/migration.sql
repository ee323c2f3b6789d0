-- Purpose: tokens of people and of service accounts, by their hashes.
-- Locks: those of foreign keys on membership and project, for a moment; the table is new and empty.
-- Re-run: every statement asks whether it is needed.
CREATE TABLE IF NOT EXISTS "access_token" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "created_by_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "ending" TEXT NOT NULL,
    "permits" JSONB NOT NULL,
    "project_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "last_used_address" TEXT,
    "last_used_agent" TEXT,
    "refused_at" TIMESTAMPTZ(3),

    CONSTRAINT "access_token_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "access_token_organization_id_user_id_fkey" FOREIGN KEY ("organization_id", "user_id")
      REFERENCES "membership"("organization_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "access_token_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE UNIQUE INDEX IF NOT EXISTS "access_token_hash_key" ON "access_token"("hash");
CREATE INDEX IF NOT EXISTS "access_token_organization_id_user_id_idx" ON "access_token"("organization_id", "user_id");
