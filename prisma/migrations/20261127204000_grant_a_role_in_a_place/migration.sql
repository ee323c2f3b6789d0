-- Purpose: roles of members in one project or one environment.
-- Locks: those of foreign keys on membership, project and environment, for a moment; the table is new and empty.
-- Re-run: every statement asks whether it is needed.
CREATE TABLE IF NOT EXISTS "access_grant" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "environment_id" UUID,
    "role" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID NOT NULL,

    CONSTRAINT "access_grant_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "access_grant_organization_id_user_id_fkey" FOREIGN KEY ("organization_id", "user_id")
      REFERENCES "membership"("organization_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "access_grant_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "access_grant_environment_id_fkey" FOREIGN KEY ("environment_id") REFERENCES "environment"("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE INDEX IF NOT EXISTS "access_grant_organization_id_user_id_idx" ON "access_grant"("organization_id", "user_id");
CREATE INDEX IF NOT EXISTS "access_grant_project_id_idx" ON "access_grant"("project_id");
CREATE UNIQUE INDEX IF NOT EXISTS "access_grant_of_project_key" ON "access_grant"("user_id", "project_id", "role") WHERE "environment_id" IS NULL;
CREATE UNIQUE INDEX IF NOT EXISTS "access_grant_of_environment_key" ON "access_grant"("user_id", "environment_id", "role") WHERE "environment_id" IS NOT NULL;
