-- Purpose: accounts at services that stand beside a cloud (Databricks, Confluent), and which of them an environment uses.
-- Locks: new, empty tables; short. The foreign keys take a share lock on organization and environment for a moment.
-- Re-run: runs once, recorded in _prisma_migrations. As one implicit transaction it leaves nothing behind when it fails.

-- CreateTable
CREATE TABLE "service_connection" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "service" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "credentials_sealed" BYTEA,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "service_connection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "environment_service" (
    "organization_id" UUID NOT NULL,
    "environment_id" UUID NOT NULL,
    "service" TEXT NOT NULL,
    "connection_id" UUID NOT NULL,

    CONSTRAINT "environment_service_pkey" PRIMARY KEY ("environment_id","service")
);

-- CreateIndex
CREATE INDEX "service_connection_organization_id_idx" ON "service_connection"("organization_id");

-- CreateIndex
CREATE INDEX "environment_service_connection_id_idx" ON "environment_service"("connection_id");

-- AddForeignKey
ALTER TABLE "service_connection" ADD CONSTRAINT "service_connection_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "environment_service" ADD CONSTRAINT "environment_service_environment_id_fkey" FOREIGN KEY ("environment_id") REFERENCES "environment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "environment_service" ADD CONSTRAINT "environment_service_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "service_connection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A name is free again after a deletion.
CREATE UNIQUE INDEX "service_connection_organization_id_name_live" ON "service_connection" ("organization_id", "name") WHERE "deleted_at" IS NULL;
