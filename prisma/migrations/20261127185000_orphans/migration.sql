-- Purpose: what a scan of an account found of ours and nobody recorded, or recorded and not there, and what people decided about it.
-- Locks: creates tables; their foreign keys take a short lock on connection that lets reads through. ADD COLUMN without a default rewrites nothing.
-- Re-run: runs once, recorded in _prisma_migrations. As one implicit transaction it leaves nothing behind when it fails.

-- CreateEnum
CREATE TYPE "orphan_kind" AS ENUM ('unrecorded', 'gone', 'unknown');

-- CreateEnum
CREATE TYPE "orphan_state" AS ENUM ('open', 'notOurs', 'ignored', 'adopted', 'destroyed', 'forgotten', 'settled');

-- AlterTable
ALTER TABLE "deployment" ADD COLUMN     "orphan_id" UUID;

-- CreateTable
CREATE TABLE "orphan_scan" (
    "connection_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "requested_at" TIMESTAMPTZ(3),
    "claimed_until" TIMESTAMPTZ(3),
    "scanned_at" TIMESTAMPTZ(3),
    "next_due_at" TIMESTAMPTZ(3) NOT NULL,
    "seen" INTEGER NOT NULL DEFAULT 0,
    "gaps" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "orphan_scan_pkey" PRIMARY KEY ("connection_id")
);

-- CreateTable
CREATE TABLE "orphan_finding" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "kind" "orphan_kind" NOT NULL,
    "region" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "via" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "title" TEXT,
    "environment" TEXT NOT NULL,
    "component" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "evidence" JSONB NOT NULL,
    "attributes" JSONB NOT NULL DEFAULT '{}',
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "is_certain" BOOLEAN NOT NULL,
    "state" "orphan_state" NOT NULL DEFAULT 'open',
    "ignored_until" TIMESTAMPTZ(3),
    "reason" TEXT,
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "adopt_requested_at" TIMESTAMPTZ(3),
    "adopt_requested_by_id" UUID,
    "adopt_problem" TEXT,

    CONSTRAINT "orphan_finding_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "orphan_scan_next_due_at_idx" ON "orphan_scan"("next_due_at");

-- CreateIndex
CREATE INDEX "orphan_finding_organization_id_state_idx" ON "orphan_finding"("organization_id", "state");

-- CreateIndex
CREATE INDEX "orphan_finding_adopt_requested_at_idx" ON "orphan_finding"("adopt_requested_at");

-- CreateIndex
CREATE UNIQUE INDEX "orphan_finding_connection_id_kind_type_identifier_key" ON "orphan_finding"("connection_id", "kind", "type", "identifier");

-- AddForeignKey
ALTER TABLE "orphan_scan" ADD CONSTRAINT "orphan_scan_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "connection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "orphan_finding" ADD CONSTRAINT "orphan_finding_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "connection"("id") ON DELETE CASCADE ON UPDATE CASCADE;
