-- Purpose: who typed the names of what may be lost, so that only somebody else has to confirm it by name when approving.
-- Locks: ADD COLUMN without a default rewrites nothing.
-- Re-run: runs once, recorded in _prisma_migrations. As one implicit transaction it leaves nothing behind when it fails.

-- AlterTable
ALTER TABLE "deployment" ADD COLUMN     "consented_by_id" UUID;
