-- Purpose: deployments of chosen components or resources only, with what they need, and how much their plan leaves out.
-- Locks: ADD COLUMN with a constant default rewrites nothing.
-- Re-run: runs once, recorded in _prisma_migrations. As one implicit transaction it leaves nothing behind when it fails.

-- AlterTable
ALTER TABLE "deployment" ADD COLUMN     "left_out" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "only_addresses" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "only_components" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "parts_total" INTEGER;
