-- Purpose: a deployment may look at everything again before it is planned.
-- Locks: ADD COLUMN with a constant default rewrites nothing.
-- Re-run: runs once, recorded in _prisma_migrations. As one implicit transaction it leaves nothing behind when it fails.

-- AlterTable
ALTER TABLE "deployment" ADD COLUMN     "refresh_first" BOOLEAN NOT NULL DEFAULT false;
