-- Purpose: what the cloud said, before anybody approved, about what stands in the way of a plan. A row for each time it was asked: plans
--          themselves never change.
-- Locks: none that matters; the foreign key belongs to a new, empty table.
-- Re-run: runs once, recorded in _prisma_migrations. As one implicit transaction it leaves nothing behind when it fails.

-- CreateTable
CREATE TABLE "preflight" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "deployment_id" UUID NOT NULL,
    "plan_hash" TEXT NOT NULL,
    "report" JSONB NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "preflight_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "preflight_deployment_id_plan_hash_asked_at_idx" ON "preflight"("deployment_id", "plan_hash", "asked_at" DESC);

-- AddForeignKey
ALTER TABLE "preflight" ADD CONSTRAINT "preflight_deployment_id_fkey" FOREIGN KEY ("deployment_id") REFERENCES "deployment"("id") ON DELETE CASCADE ON UPDATE CASCADE;
