-- Purpose: whether an account at a service works, as the last test saw it.
-- Locks: ADD COLUMN with a constant default, or none, rewrites nothing.
-- Re-run: runs once, recorded in _prisma_migrations. As one implicit transaction it leaves nothing behind when it fails.

-- AlterTable
ALTER TABLE "service_connection" ADD COLUMN     "is_test_passed" BOOLEAN,
ADD COLUMN     "test_checks" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "test_message" TEXT,
ADD COLUMN     "test_requested_at" TIMESTAMPTZ(3),
ADD COLUMN     "tested_at" TIMESTAMPTZ(3);
