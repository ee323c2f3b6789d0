-- Purpose: ways to a cloud that store no key: whom the cloud trusts instead, and what was agreed with it.
-- Locks: the table's definition, for a moment; a column that may be empty rewrites nothing.
-- Re-run: every statement asks whether it is needed.
ALTER TYPE "connection_method" ADD VALUE IF NOT EXISTS 'webIdentity';
ALTER TYPE "connection_method" ADD VALUE IF NOT EXISTS 'assumedRole';
ALTER TYPE "connection_method" ADD VALUE IF NOT EXISTS 'federatedCredential';
ALTER TYPE "connection_method" ADD VALUE IF NOT EXISTS 'managedIdentity';
ALTER TYPE "connection_method" ADD VALUE IF NOT EXISTS 'identityFederation';
ALTER TYPE "connection_method" ADD VALUE IF NOT EXISTS 'attachedAccount';
ALTER TABLE "connection" ADD COLUMN IF NOT EXISTS "trust" JSONB;
