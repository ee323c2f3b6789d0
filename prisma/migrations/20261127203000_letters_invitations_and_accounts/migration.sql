-- Purpose: letters that wait to be sent; invitations, former addresses and the end of organisations; second factors, recovery codes,
--   passkeys and links for a new passphrase of people.
-- Locks: the definitions of organization, membership and session, for a moment; columns that may be empty, and a default that is the
--   same for all rows, rewrite nothing. Everything else is new.
-- Re-run: every statement asks whether it is needed.
ALTER TABLE "organization"
  ADD COLUMN IF NOT EXISTS "deletion_asked_at" TIMESTAMPTZ(3),
  ADD COLUMN IF NOT EXISTS "purge_at" TIMESTAMPTZ(3),
  ADD COLUMN IF NOT EXISTS "purged_at" TIMESTAMPTZ(3);
ALTER TABLE "membership" ADD COLUMN IF NOT EXISTS "last_seen_at" TIMESTAMPTZ(3);
ALTER TABLE "session" ADD COLUMN IF NOT EXISTS "confirmed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

CREATE TABLE IF NOT EXISTS "email" (
  "id" UUID NOT NULL PRIMARY KEY,
  "organization_id" UUID REFERENCES "organization" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "to" TEXT NOT NULL,
  "subject" TEXT NOT NULL,
  "text" TEXT,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "attempts" INTEGER NOT NULL DEFAULT 0,
  "sent_at" TIMESTAMPTZ(3),
  "given_up_at" TIMESTAMPTZ(3),
  "last_error" TEXT
);
CREATE INDEX IF NOT EXISTS "email_organization_id_idx" ON "email" ("organization_id");
CREATE INDEX IF NOT EXISTS "email_due_at_idx" ON "email" ("due_at");

CREATE TABLE IF NOT EXISTS "invitation" (
  "id" UUID NOT NULL PRIMARY KEY,
  "organization_id" UUID NOT NULL REFERENCES "organization" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "email" TEXT,
  "role" TEXT NOT NULL,
  "token_hash" TEXT NOT NULL,
  "created_by_id" UUID NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  "revoked_at" TIMESTAMPTZ(3),
  "accepted_at" TIMESTAMPTZ(3),
  "accepted_by_id" UUID
);
CREATE UNIQUE INDEX IF NOT EXISTS "invitation_token_hash_key" ON "invitation" ("token_hash");
CREATE INDEX IF NOT EXISTS "invitation_organization_id_idx" ON "invitation" ("organization_id");

CREATE TABLE IF NOT EXISTS "former_organization_slug" (
  "slug" TEXT NOT NULL PRIMARY KEY,
  "organization_id" UUID NOT NULL REFERENCES "organization" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX IF NOT EXISTS "former_organization_slug_organization_id_idx" ON "former_organization_slug" ("organization_id");

CREATE TABLE IF NOT EXISTS "second_factor" (
  "user_id" UUID NOT NULL PRIMARY KEY REFERENCES "user" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "secret_sealed" BYTEA NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "confirmed_at" TIMESTAMPTZ(3),
  "last_step" INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE IF NOT EXISTS "recovery_code" (
  "id" UUID NOT NULL PRIMARY KEY,
  "user_id" UUID NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "code_hash" TEXT NOT NULL,
  "used_at" TIMESTAMPTZ(3)
);
CREATE UNIQUE INDEX IF NOT EXISTS "recovery_code_user_id_code_hash_key" ON "recovery_code" ("user_id", "code_hash");

CREATE TABLE IF NOT EXISTS "passkey" (
  "id" UUID NOT NULL PRIMARY KEY,
  "user_id" UUID NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "name" TEXT NOT NULL,
  "credential_id" TEXT NOT NULL,
  "public_key" BYTEA NOT NULL,
  "counter" BIGINT NOT NULL DEFAULT 0,
  "transports" TEXT[],
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "last_used_at" TIMESTAMPTZ(3)
);
CREATE UNIQUE INDEX IF NOT EXISTS "passkey_credential_id_key" ON "passkey" ("credential_id");
CREATE INDEX IF NOT EXISTS "passkey_user_id_idx" ON "passkey" ("user_id");

CREATE TABLE IF NOT EXISTS "passkey_challenge" (
  "challenge" TEXT NOT NULL PRIMARY KEY,
  "user_id" UUID REFERENCES "user" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "expires_at" TIMESTAMPTZ(3) NOT NULL
);
CREATE INDEX IF NOT EXISTS "passkey_challenge_expires_at_idx" ON "passkey_challenge" ("expires_at");
CREATE INDEX IF NOT EXISTS "passkey_challenge_user_id_idx" ON "passkey_challenge" ("user_id");

CREATE TABLE IF NOT EXISTS "passphrase_reset" (
  "id" UUID NOT NULL PRIMARY KEY,
  "user_id" UUID NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "token_hash" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  "used_at" TIMESTAMPTZ(3)
);
CREATE UNIQUE INDEX IF NOT EXISTS "passphrase_reset_token_hash_key" ON "passphrase_reset" ("token_hash");
CREATE INDEX IF NOT EXISTS "passphrase_reset_user_id_idx" ON "passphrase_reset" ("user_id");

-- As every other reference: follows a changed key.
ALTER TABLE "session" DROP CONSTRAINT IF EXISTS "session_organization_id_fkey";
ALTER TABLE "session" ADD CONSTRAINT "session_organization_id_fkey"
  FOREIGN KEY ("organization_id") REFERENCES "organization" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
