-- Purpose: what the cloud told about a connection (who deploys, which zones there are), so that planning again uses the same values.
-- Locks: ADD COLUMN with a constant default rewrites nothing.
-- Re-run: runs once, recorded in _prisma_migrations. As one implicit transaction it leaves nothing behind when it fails.

-- AlterTable
ALTER TABLE "connection" ADD COLUMN     "facts" JSONB NOT NULL DEFAULT '{}';
