-- Purpose: which cloud a project is drawn for before it has an environment, so that the guided wizard's answer is not lost.
-- Locks: ADD COLUMN with a constant default rewrites nothing.
-- Re-run: runs once, recorded in _prisma_migrations. As one implicit transaction it leaves nothing behind when it fails.

-- AlterTable
ALTER TABLE "project" ADD COLUMN     "target_cloud" TEXT NOT NULL DEFAULT 'aws';
