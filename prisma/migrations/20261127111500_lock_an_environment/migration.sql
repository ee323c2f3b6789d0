-- Purpose: an environment can be locked with a reason: plans are made, nothing is deployed until it is unlocked or the time is over.
-- Locks: ADD COLUMN without a default rewrites nothing.
-- Re-run: runs once, recorded in _prisma_migrations. As one implicit transaction it leaves nothing behind when it fails.

-- AlterTable
ALTER TABLE "environment" ADD COLUMN     "lock_reason" TEXT,
ADD COLUMN     "locked_at" TIMESTAMPTZ(3),
ADD COLUMN     "locked_by_id" UUID,
ADD COLUMN     "locked_until" TIMESTAMPTZ(3);
