-- Purpose: the keys with which our own issuer signs tokens for clouds, so that no cloud needs a key of ours to be kept.
-- Locks: none that others wait for; the table is new.
-- Re-run: every statement asks whether it is needed.
CREATE TABLE IF NOT EXISTS "identity_signing_key" (
  "id" TEXT PRIMARY KEY,
  "algorithm" TEXT NOT NULL,
  "public_key" JSONB NOT NULL,
  "private_key_sealed" BYTEA NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  "signs_since" TIMESTAMPTZ(3),
  "left_at" TIMESTAMPTZ(3)
);
-- Two processes that rotate at once make one key, and never two that sign.
CREATE UNIQUE INDEX IF NOT EXISTS "identity_signing_key_waiting" ON "identity_signing_key" ("algorithm") WHERE "signs_since" IS NULL;
CREATE UNIQUE INDEX IF NOT EXISTS "identity_signing_key_signing" ON "identity_signing_key" ("algorithm")
  WHERE "signs_since" IS NOT NULL AND "left_at" IS NULL;
