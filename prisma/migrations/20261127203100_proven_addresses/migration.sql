-- Purpose: whether somebody has proved that the e-mail address of their account is theirs, by a letter that only its mailbox got.
-- Locks: the definitions of user and passphrase_reset, for a moment; nothing is rewritten.
-- Re-run: every statement asks whether it is needed.
ALTER TABLE "user" ADD COLUMN IF NOT EXISTS "email_proven_at" TIMESTAMPTZ(3);
ALTER TABLE "passphrase_reset" ADD COLUMN IF NOT EXISTS "is_mailed" BOOLEAN NOT NULL DEFAULT false;
