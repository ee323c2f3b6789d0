-- Purpose: what is not in the cloud as it was deployed, and when each environment is looked at again.
-- Locks: creates tables only; their foreign keys take a short lock on environment that lets reads through.
-- Re-run: runs once, recorded in _prisma_migrations. As one implicit transaction it leaves nothing behind when it fails.

-- CreateEnum
CREATE TYPE "drift_kind" AS ENUM ('changed', 'gone');

-- CreateEnum
CREATE TYPE "drift_severity" AS ENUM ('high', 'medium', 'low');

-- CreateEnum
CREATE TYPE "drift_state" AS ENUM ('open', 'ignored', 'gone');

-- CreateTable
CREATE TABLE "drift_finding" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "environment_id" UUID NOT NULL,
    "address" TEXT NOT NULL,
    "component" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "kind" "drift_kind" NOT NULL,
    "path" TEXT NOT NULL,
    "recorded" JSONB,
    "observed" JSONB,
    "is_sensitive" BOOLEAN NOT NULL DEFAULT false,
    "severity" "drift_severity" NOT NULL,
    "why" TEXT NOT NULL,
    "state" "drift_state" NOT NULL DEFAULT 'open',
    "cause" JSONB NOT NULL DEFAULT '{"certainty":"unknown"}',
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "gone_at" TIMESTAMPTZ(3),
    "mended_by_id" UUID,
    "ignored_until" TIMESTAMPTZ(3),
    "ignored_reason" TEXT,
    "ignored_by_id" UUID,

    CONSTRAINT "drift_finding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "environment_refresh" (
    "environment_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "every_hours" INTEGER DEFAULT 24,
    "next_due_at" TIMESTAMPTZ(3),
    "requested_at" TIMESTAMPTZ(3),
    "requested_by_id" UUID,
    "started_at" TIMESTAMPTZ(3),
    "refused" JSONB NOT NULL DEFAULT '{}',
    "lease_owner" TEXT,
    "lease_expires_at" TIMESTAMPTZ(3),
    "last_started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "checked" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "last_refusals" JSONB NOT NULL DEFAULT '[]',
    "problem" TEXT,

    CONSTRAINT "environment_refresh_pkey" PRIMARY KEY ("environment_id")
);

-- CreateIndex
CREATE INDEX "drift_finding_organization_id_state_idx" ON "drift_finding"("organization_id", "state");

-- CreateIndex
CREATE INDEX "drift_finding_environment_id_state_idx" ON "drift_finding"("environment_id", "state");

-- CreateIndex
CREATE INDEX "environment_refresh_next_due_at_idx" ON "environment_refresh"("next_due_at");

-- CreateIndex
CREATE INDEX "environment_refresh_requested_at_idx" ON "environment_refresh"("requested_at");

-- One finding per address and path that is not gone; the schema cannot say so.
CREATE UNIQUE INDEX "drift_finding_live" ON "drift_finding" ("environment_id", "address", "path") WHERE "state" <> 'gone';

-- AddForeignKey
ALTER TABLE "drift_finding" ADD CONSTRAINT "drift_finding_environment_id_fkey" FOREIGN KEY ("environment_id") REFERENCES "environment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "environment_refresh" ADD CONSTRAINT "environment_refresh_environment_id_fkey" FOREIGN KEY ("environment_id") REFERENCES "environment"("id") ON DELETE CASCADE ON UPDATE CASCADE;
