-- Purpose: a deployment of a schedule says why the schedule could not approve its plan, so that a person is asked, and asked once.
-- Locks: ADD COLUMN without a default rewrites nothing.
-- Re-run: runs once, recorded in _prisma_migrations. As one implicit transaction it leaves nothing behind when it fails.

-- AlterTable
ALTER TABLE "deployment" ADD COLUMN     "schedule_refusal" TEXT;
