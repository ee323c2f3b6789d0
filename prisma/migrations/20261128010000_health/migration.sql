-- Purpose: how well environments are, from their clouds' own metrics: the latest verdict of each signal, its values over a day, the looks that
--          are owed, and how the last verification of each environment ended. The last verifications that were told so far are filled in.
-- Locks: the tables are new. Two foreign keys take a SHARE ROW EXCLUSIVE lock on "environment" until the migration ends. Filling in reads
--        the events of each environment's last deployment only.
-- Re-run: runs once, recorded in _prisma_migrations. As one implicit transaction it leaves nothing behind when it fails.

-- CreateEnum
CREATE TYPE "health_status" AS ENUM ('ok', 'warn', 'bad', 'unknown');

-- CreateTable
CREATE TABLE "environment_health" (
    "environment_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "status" "health_status",
    "since" TIMESTAMPTZ(3),
    "ok" INTEGER NOT NULL DEFAULT 0,
    "warn" INTEGER NOT NULL DEFAULT 0,
    "bad" INTEGER NOT NULL DEFAULT 0,
    "unknown" INTEGER NOT NULL DEFAULT 0,
    "next_due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "requested_at" TIMESTAMPTZ(3),
    "is_asked" BOOLEAN NOT NULL DEFAULT false,
    "lease_owner" TEXT,
    "lease_expires_at" TIMESTAMPTZ(3),
    "looked_at" TIMESTAMPTZ(3),
    "problem" TEXT,

    CONSTRAINT "environment_health_pkey" PRIMARY KEY ("environment_id")
);

-- CreateTable
CREATE TABLE "health_signal" (
    "organization_id" UUID NOT NULL,
    "environment_id" UUID NOT NULL,
    "component" TEXT NOT NULL,
    "signal" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "status" "health_status" NOT NULL,
    "value" DOUBLE PRECISION,
    "warn_at" DOUBLE PRECISION NOT NULL,
    "bad_at" DOUBLE PRECISION NOT NULL,
    "ill_when" TEXT NOT NULL,
    "because" TEXT NOT NULL,
    "reason" TEXT,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "health_signal_pkey" PRIMARY KEY ("environment_id","component","signal")
);

-- CreateTable
CREATE TABLE "health_point" (
    "organization_id" UUID NOT NULL,
    "environment_id" UUID NOT NULL,
    "component" TEXT NOT NULL,
    "signal" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "value" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "health_point_pkey" PRIMARY KEY ("environment_id","component","signal","at")
);

-- CreateTable
CREATE TABLE "environment_proof" (
    "environment_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "deployment_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "result" TEXT NOT NULL,
    "failed_check" TEXT,
    "proven_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "environment_proof_pkey" PRIMARY KEY ("environment_id")
);

-- CreateIndex
CREATE INDEX "environment_health_next_due_at_idx" ON "environment_health"("next_due_at");

-- CreateIndex
CREATE INDEX "environment_health_requested_at_idx" ON "environment_health"("requested_at");

-- CreateIndex
CREATE INDEX "health_point_at_idx" ON "health_point" USING BRIN ("at");

-- CreateIndex
CREATE INDEX "environment_proof_organization_id_idx" ON "environment_proof"("organization_id");

-- AddForeignKey
ALTER TABLE "environment_health" ADD CONSTRAINT "environment_health_environment_id_fkey" FOREIGN KEY ("environment_id") REFERENCES "environment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "health_signal" ADD CONSTRAINT "health_signal_environment_id_fkey" FOREIGN KEY ("environment_id") REFERENCES "environment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The dashboard asks an organisation for what is ill, and for how fresh its data is.
CREATE INDEX "health_signal_ill_of" ON "health_signal" ("organization_id", "status") WHERE "status" IN ('warn', 'bad');
CREATE INDEX "health_signal_freshness_of" ON "health_signal" ("organization_id") WHERE "kind" = 'freshness';

INSERT INTO environment_proof (environment_id, organization_id, deployment_id, number, result, failed_check, proven_at)
SELECT r.environment_id, r.organization_id, r.deployment_id, r.number,
  CASE WHEN v.checks @? '$[*] ? (@.result == "failed")' THEN 'failed' WHEN v.checks @? '$[*] ? (@.result == "unknown")' THEN 'unknown' ELSE 'passed' END,
  coalesce(jsonb_path_query_first(v.checks, '$[*] ? (@.result == "failed").name') #>> '{}',
    jsonb_path_query_first(v.checks, '$[*] ? (@.result == "unknown").name') #>> '{}'),
  v.at
FROM environment_last_run r CROSS JOIN LATERAL (
  SELECT e.body->'checks' AS checks, e.at FROM deployment_event e
  WHERE e.deployment_id = r.deployment_id AND e.body->>'type' = 'verified' ORDER BY e.sequence DESC LIMIT 1) v;
