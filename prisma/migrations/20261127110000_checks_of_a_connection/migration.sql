-- Purpose: what the test of a connection looked at, step by step, so that the page shows each step as it happens and names what is missing.
-- Locks: ADD COLUMN with a constant default rewrites nothing.
-- Re-run: runs once, recorded in _prisma_migrations. As one implicit transaction it leaves nothing behind when it fails.

-- AlterTable
ALTER TABLE "connection" ADD COLUMN     "test_checks" JSONB NOT NULL DEFAULT '[]';
