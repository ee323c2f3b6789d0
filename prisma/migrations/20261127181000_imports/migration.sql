-- Purpose: what exists in a cloud and could stand in for a planned resource, and the record of what was chosen; an imported resource was written by no deployment.
-- Locks: creates a table; its foreign key takes a short lock on environment that lets reads through. DROP NOT NULL changes the catalogue only.
-- Re-run: runs once, recorded in _prisma_migrations. As one implicit transaction it leaves nothing behind when it fails.

-- CreateEnum
CREATE TYPE "import_state" AS ENUM ('listing', 'listed', 'recording', 'recorded');

-- AlterTable
ALTER TABLE "recorded_resource" ALTER COLUMN "deployment_id" DROP NOT NULL;

-- CreateTable
CREATE TABLE "resource_import" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "environment_id" UUID NOT NULL,
    "address" TEXT NOT NULL,
    "component" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "state" "import_state" NOT NULL DEFAULT 'listing',
    "candidates" JSONB NOT NULL DEFAULT '[]',
    "problem" TEXT,
    "chosen" TEXT,
    "requested_by_id" UUID NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "listed_at" TIMESTAMPTZ(3),
    "chosen_by_id" UUID,
    "owed_since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "resource_import_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "resource_import_state_owed_since_idx" ON "resource_import"("state", "owed_since");

-- CreateIndex
CREATE UNIQUE INDEX "resource_import_environment_id_address_key" ON "resource_import"("environment_id", "address");

-- AddForeignKey
ALTER TABLE "resource_import" ADD CONSTRAINT "resource_import_environment_id_fkey" FOREIGN KEY ("environment_id") REFERENCES "environment"("id") ON DELETE CASCADE ON UPDATE CASCADE;
