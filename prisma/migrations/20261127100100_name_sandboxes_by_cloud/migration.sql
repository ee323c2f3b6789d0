-- Purpose: there is a sandbox for each cloud now, so the one that is named "Sandbox" says which cloud it speaks. Others, with a name that
--          a person gave them, keep it; the missing ones are made by the program that runs the migrations.
-- Locks: updates at most one row per organisation.
-- Re-run: runs once, recorded in _prisma_migrations. As one implicit transaction it leaves nothing behind when it fails.

UPDATE "connection" AS built_in SET "name" = 'Sandbox AWS'
WHERE "method" = 'sandbox' AND "cloud" = 'aws' AND "name" = 'Sandbox' AND "deleted_at" IS NULL
  AND NOT EXISTS (SELECT 1 FROM "connection" c WHERE c."organization_id" = built_in."organization_id" AND c."name" = 'Sandbox AWS' AND c."deleted_at" IS NULL);
