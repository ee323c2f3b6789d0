-- Purpose: a destruction that takes away chosen components only, with what depends on them.
-- Locks: ADD COLUMN with a constant default rewrites nothing.
-- Re-run: runs once, recorded in _prisma_migrations. As one implicit transaction it leaves nothing behind when it fails.

-- AlterTable
ALTER TABLE "deployment" ADD COLUMN     "destroy_components" TEXT[] DEFAULT ARRAY[]::TEXT[];
