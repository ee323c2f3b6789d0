-- Purpose: a destruction that takes away exactly what one earlier deployment created.
-- Locks: ADD COLUMN without a default rewrites nothing; the foreign key checks a column that is empty everywhere.
-- Re-run: runs once, recorded in _prisma_migrations. As one implicit transaction it leaves nothing behind when it fails.

-- AlterTable
ALTER TABLE "deployment" ADD COLUMN     "undo_of_id" UUID;

-- AddForeignKey
ALTER TABLE "deployment" ADD CONSTRAINT "deployment_undo_of_id_fkey" FOREIGN KEY ("undo_of_id") REFERENCES "deployment"("id") ON DELETE NO ACTION ON UPDATE CASCADE;
