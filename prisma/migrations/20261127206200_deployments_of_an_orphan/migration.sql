-- Purpose: whether an orphan was destroyed is asked for each of them; few deployments are about one.
-- Locks: a SHARE lock on "deployment" while the index is built, which keeps few of its rows.
-- Re-run: runs once, recorded in _prisma_migrations. As one implicit transaction it leaves nothing behind when it fails.

CREATE INDEX "deployment_about_orphan" ON "deployment" ("orphan_id") WHERE "orphan_id" IS NOT NULL;
