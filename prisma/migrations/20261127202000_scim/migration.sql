-- Purpose: people and groups that an identity provider manages (SCIM), the tokens that it shows, and the roles of its groups.
-- Locks: new tables only; the referenced ones for the moment in which a foreign key is added.
-- Re-run: every statement asks whether it is needed.
CREATE TABLE IF NOT EXISTS "scim_token" (
  "id" UUID NOT NULL,
  "organization_id" UUID NOT NULL,
  "name" TEXT NOT NULL,
  "token_hash" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "created_by_id" UUID NOT NULL,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  "last_used_at" TIMESTAMPTZ(3),
  "last_used_from" TEXT,
  "revoked_at" TIMESTAMPTZ(3),
  CONSTRAINT "scim_token_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "scim_token_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX IF NOT EXISTS "scim_token_token_hash_key" ON "scim_token"("token_hash");
CREATE INDEX IF NOT EXISTS "scim_token_organization_id_idx" ON "scim_token"("organization_id");

CREATE TABLE IF NOT EXISTS "scim_user" (
  "id" UUID NOT NULL,
  "organization_id" UUID NOT NULL,
  "user_id" UUID,
  "has_made_account" BOOLEAN NOT NULL DEFAULT false,
  "kept_role" TEXT,
  "attributes" JSONB NOT NULL,
  "searchable" JSONB NOT NULL,
  "user_name_key" TEXT NOT NULL,
  "external_id" TEXT,
  "is_active" BOOLEAN NOT NULL,
  "version" INTEGER NOT NULL DEFAULT 1,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "scim_user_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "scim_user_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "scim_user_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE
);
CREATE INDEX IF NOT EXISTS "scim_user_organization_id_external_id_idx" ON "scim_user"("organization_id", "external_id");
CREATE INDEX IF NOT EXISTS "scim_user_user_id_idx" ON "scim_user"("user_id");
CREATE UNIQUE INDEX IF NOT EXISTS "scim_user_organization_id_id_key" ON "scim_user"("organization_id", "id");
CREATE UNIQUE INDEX IF NOT EXISTS "scim_user_organization_id_user_name_key_key" ON "scim_user"("organization_id", "user_name_key");
CREATE UNIQUE INDEX IF NOT EXISTS "scim_user_organization_id_user_id_key" ON "scim_user"("organization_id", "user_id");

CREATE TABLE IF NOT EXISTS "scim_group" (
  "id" UUID NOT NULL,
  "organization_id" UUID NOT NULL,
  "display_name" TEXT NOT NULL,
  "display_name_key" TEXT NOT NULL,
  "external_id" TEXT,
  "role" TEXT,
  "version" INTEGER NOT NULL DEFAULT 1,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "scim_group_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "scim_group_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX IF NOT EXISTS "scim_group_organization_id_display_name_key_idx" ON "scim_group"("organization_id", "display_name_key");
CREATE INDEX IF NOT EXISTS "scim_group_organization_id_external_id_idx" ON "scim_group"("organization_id", "external_id");
CREATE UNIQUE INDEX IF NOT EXISTS "scim_group_organization_id_id_key" ON "scim_group"("organization_id", "id");

CREATE TABLE IF NOT EXISTS "scim_group_member" (
  "organization_id" UUID NOT NULL,
  "group_id" UUID NOT NULL,
  "scim_user_id" UUID NOT NULL,
  CONSTRAINT "scim_group_member_pkey" PRIMARY KEY ("group_id","scim_user_id"),
  CONSTRAINT "scim_group_member_organization_id_group_id_fkey" FOREIGN KEY ("organization_id", "group_id") REFERENCES "scim_group"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "scim_group_member_organization_id_scim_user_id_fkey" FOREIGN KEY ("organization_id", "scim_user_id") REFERENCES "scim_user"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX IF NOT EXISTS "scim_group_member_organization_id_group_id_idx" ON "scim_group_member"("organization_id", "group_id");
CREATE INDEX IF NOT EXISTS "scim_group_member_organization_id_scim_user_id_idx" ON "scim_group_member"("organization_id", "scim_user_id");
