-- Purpose: who changed what is deployed from an environment's settings, so that they count as authors of the next plan, and a revision
--          by which two people who edit at once notice each other.
-- Locks: ADD COLUMN with a constant default rewrites nothing; the foreign key belongs to a new, empty table.
-- Re-run: runs once, recorded in _prisma_migrations. As one implicit transaction it leaves nothing behind when it fails.

-- AlterTable
ALTER TABLE "deployment" ADD COLUMN     "settings_revision" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "environment" ADD COLUMN     "deployed_revision" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "environment_edit" (
    "organization_id" UUID NOT NULL,
    "environment_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "author_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "environment_edit_pkey" PRIMARY KEY ("environment_id","revision")
);

-- AddForeignKey
ALTER TABLE "environment_edit" ADD CONSTRAINT "environment_edit_environment_id_fkey" FOREIGN KEY ("environment_id") REFERENCES "environment"("id") ON DELETE CASCADE ON UPDATE CASCADE;
