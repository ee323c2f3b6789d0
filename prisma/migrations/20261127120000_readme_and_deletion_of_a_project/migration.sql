-- Purpose: a README for people beside each drawing, with a revision by which two who edit at once notice each other, and projects that
--          are deleted: their rows stay for the history of deployments and the audit log, and nothing finds them any more.
-- Locks: ADD COLUMN with a constant default, or nullable, rewrites nothing.
-- Re-run: runs once, recorded in _prisma_migrations. As one implicit transaction it leaves nothing behind when it fails.

-- AlterTable
ALTER TABLE "project" ADD COLUMN     "deleted_at" TIMESTAMPTZ(3),
ADD COLUMN     "readme" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "readme_revision" INTEGER NOT NULL DEFAULT 0;
