-- Purpose: what the dashboard needs to answer at once, however much has happened: what environments cost and since when, budgets, views
--          that people keep, links for a wall, and indexes for the questions that it asks of an organisation.
-- Locks: the tables are new. Each index takes a SHARE lock on its table while it is built: nobody writes there meanwhile. The one on
--        "deployment_event" reads the whole table (about 5 s for 5 million rows) and keeps few of its rows.
-- Re-run: runs once, recorded in _prisma_migrations. As one implicit transaction it leaves nothing behind when it fails.

-- CreateTable
CREATE TABLE "environment_cost" (
    "organization_id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "environment_id" UUID NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3),
    "monthly_usd" DOUBLE PRECISION NOT NULL,
    "is_at_least" BOOLEAN NOT NULL,
    "basis" TEXT NOT NULL,

    CONSTRAINT "environment_cost_pkey" PRIMARY KEY ("environment_id","since")
);

-- CreateTable
CREATE TABLE "budget" (
    "organization_id" UUID NOT NULL,
    "scope_id" UUID NOT NULL,
    "monthly_usd" DOUBLE PRECISION NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID NOT NULL,

    CONSTRAINT "budget_pkey" PRIMARY KEY ("organization_id","scope_id")
);

-- CreateTable
CREATE TABLE "dashboard_view" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "filters" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "dashboard_view_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "wallboard_link" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "wallboard_link_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "dashboard_view_organization_id_user_id_name_key" ON "dashboard_view"("organization_id", "user_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "wallboard_link_token_hash_key" ON "wallboard_link"("token_hash");

-- CreateIndex
CREATE INDEX "wallboard_link_organization_id_idx" ON "wallboard_link"("organization_id");

-- One price per environment holds at a time.
CREATE UNIQUE INDEX "environment_cost_present" ON "environment_cost" ("environment_id") WHERE "until" IS NULL;
CREATE INDEX "environment_cost_present_of" ON "environment_cost" ("organization_id") WHERE "until" IS NULL;
CREATE INDEX "environment_cost_past_of" ON "environment_cost" ("organization_id", "until") WHERE "until" IS NOT NULL;

-- Deployments that changed something and are over, by their end; those that wait for a person; the last one of an environment.
CREATE INDEX "deployment_ended" ON "deployment" ("organization_id", "finished_at") WHERE "started_at" IS NOT NULL AND "finished_at" IS NOT NULL;
CREATE INDEX "deployment_awaiting" ON "deployment" ("organization_id", "requested_at") WHERE "state" = 'awaitingApproval';
CREATE INDEX "deployment_last_of_environment" ON "deployment" ("environment_id", "number" DESC);
-- Whether a version had been brought to an environment before.
CREATE INDEX "deployment_brought" ON "deployment" ("environment_id", "version_id", "finished_at") WHERE "state" = 'succeeded';

CREATE INDEX "environment_live_of" ON "environment" ("organization_id") WHERE "deleted_at" IS NULL;
CREATE INDEX "environment_ends" ON "environment_schedule" ("organization_id", "expires_at") WHERE "expires_at" IS NOT NULL;

-- The few events that tell how long a run is expected to take, and why one failed first.
CREATE INDEX "deployment_event_landmark" ON "deployment_event" ("deployment_id", "sequence") WHERE "body"->>'type' IN ('planned', 'stepFailed');
