-- Purpose: the projects and environments that may use a connection, and what has used it.
-- Locks: the table's definition, for a moment; a column that may be empty rewrites nothing. The other table is new.
-- Re-run: every statement asks whether it is needed.
ALTER TABLE "connection" ADD COLUMN IF NOT EXISTS "scope" JSONB;
CREATE TABLE IF NOT EXISTS "connection_use" (
  "organization_id" UUID NOT NULL REFERENCES "organization" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  "connection_id" UUID NOT NULL REFERENCES "connection" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "purpose" TEXT NOT NULL,
  "subject" UUID NOT NULL,
  "first_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  "last_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  PRIMARY KEY ("connection_id", "purpose", "subject")
);
CREATE INDEX IF NOT EXISTS "connection_use_connection_id_last_at_idx" ON "connection_use" ("connection_id", "last_at");
CREATE INDEX IF NOT EXISTS "connection_use_organization_id_idx" ON "connection_use" ("organization_id");
