-- Purpose: rules of an organisation about its plans, a number that is raised by every change of them, and what they say about each plan
--          with the reason for which it was approved all the same.
-- Locks: none that matters; the foreign key belongs to a new, empty table.
-- Re-run: runs once, recorded in _prisma_migrations. As one implicit transaction it leaves nothing behind when it fails.

-- CreateTable
CREATE TABLE "guardrail" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "settings" JSONB NOT NULL,
    "effect" TEXT NOT NULL,
    "scope" JSONB NOT NULL,
    "is_enabled" BOOLEAN NOT NULL DEFAULT true,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID NOT NULL,

    CONSTRAINT "guardrail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "guardrail_head" (
    "organization_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "guardrail_head_pkey" PRIMARY KEY ("organization_id")
);

-- CreateTable
CREATE TABLE "policy_report" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "deployment_id" UUID NOT NULL,
    "plan_hash" TEXT NOT NULL,
    "guardrail_revision" INTEGER NOT NULL,
    "facts" JSONB NOT NULL,
    "report" JSONB NOT NULL,
    "judged_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "reason" TEXT,
    "reason_by" TEXT,

    CONSTRAINT "policy_report_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "guardrail_organization_id_name_key" ON "guardrail"("organization_id", "name");

-- CreateIndex
CREATE INDEX "policy_report_deployment_id_plan_hash_judged_at_idx" ON "policy_report"("deployment_id", "plan_hash", "judged_at" DESC);

-- AddForeignKey
ALTER TABLE "policy_report" ADD CONSTRAINT "policy_report_deployment_id_fkey" FOREIGN KEY ("deployment_id") REFERENCES "deployment"("id") ON DELETE CASCADE ON UPDATE CASCADE;
