-- Purpose: where a member came from and whether they still may come in; how and from where somebody signed in, and for which
--   organisation that counts; from where something was done and how it ended.
-- Locks: the tables' definitions, for a moment; columns that may be empty, and constant defaults, rewrite nothing.
-- Re-run: every statement asks whether it is needed.
ALTER TABLE "membership"
  ADD COLUMN IF NOT EXISTS "source" TEXT NOT NULL DEFAULT 'invited',
  ADD COLUMN IF NOT EXISTS "deactivated_at" TIMESTAMPTZ(3);
ALTER TABLE "session"
  ADD COLUMN IF NOT EXISTS "organization_id" UUID REFERENCES "organization" ("id") ON DELETE CASCADE,
  ADD COLUMN IF NOT EXISTS "method" TEXT NOT NULL DEFAULT 'passphrase',
  ADD COLUMN IF NOT EXISTS "address" TEXT;
ALTER TABLE "audit_entry"
  ADD COLUMN IF NOT EXISTS "address" TEXT,
  ADD COLUMN IF NOT EXISTS "user_agent" TEXT,
  ADD COLUMN IF NOT EXISTS "result" TEXT;
