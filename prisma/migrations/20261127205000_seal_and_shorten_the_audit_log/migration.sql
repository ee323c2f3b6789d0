-- Purpose: heads of audit chains carry a seal, exports and removals of old entries a signature; how long entries are kept; checks of chains.
--          Entries may be removed only from the beginning, only when they are older than the organisation keeps them, and only in the
--          transaction that moves its checkpoint.
-- Locks: the definition of "audit_entry" for a moment; building its index holds up writes to it, about a second for each million entries.
-- Re-run: every statement asks whether it is needed.
ALTER TABLE "audit_head" ADD COLUMN IF NOT EXISTS "seal" TEXT;

CREATE INDEX IF NOT EXISTS "audit_entry_organization_id_at_idx" ON "audit_entry" ("organization_id", "at");

CREATE TABLE IF NOT EXISTS "audit_key" (
  "organization_id" UUID NOT NULL,
  "sealed" BYTEA NOT NULL,
  CONSTRAINT "audit_key_pkey" PRIMARY KEY ("organization_id"),
  CONSTRAINT "audit_key_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE TABLE IF NOT EXISTS "audit_retention" (
  "organization_id" UUID NOT NULL,
  "keep_days" INTEGER,
  "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "audit_retention_pkey" PRIMARY KEY ("organization_id"),
  CONSTRAINT "audit_retention_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE TABLE IF NOT EXISTS "audit_checkpoint" (
  "organization_id" UUID NOT NULL,
  "sequence" INTEGER NOT NULL,
  "hash" TEXT NOT NULL,
  "removed_at" TIMESTAMPTZ(3) NOT NULL,
  "signature" TEXT NOT NULL,
  CONSTRAINT "audit_checkpoint_pkey" PRIMARY KEY ("organization_id"),
  CONSTRAINT "audit_checkpoint_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE TABLE IF NOT EXISTS "audit_anchor" (
  "organization_id" UUID NOT NULL,
  "sequence" INTEGER NOT NULL,
  "hash" TEXT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "signature" TEXT NOT NULL,
  CONSTRAINT "audit_anchor_pkey" PRIMARY KEY ("organization_id", "sequence"),
  CONSTRAINT "audit_anchor_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE TABLE IF NOT EXISTS "audit_check" (
  "organization_id" UUID NOT NULL,
  "requested_at" TIMESTAMPTZ(3),
  "checked_at" TIMESTAMPTZ(3),
  "report" JSONB,
  CONSTRAINT "audit_check_pkey" PRIMARY KEY ("organization_id"),
  CONSTRAINT "audit_check_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE OR REPLACE FUNCTION "refuse_audit_removal"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM "audit_checkpoint" AS c JOIN "audit_retention" AS r ON r."organization_id" = c."organization_id"
    WHERE c."organization_id" = OLD."organization_id"
      AND OLD."sequence" <= c."sequence"
      -- Written by this very transaction: an old checkpoint opens nothing.
      AND c.xmin = pg_current_xact_id()::xid
      AND OLD."at" < now() - make_interval(days => r."keep_days")
  ) THEN
    RAISE EXCEPTION 'rows of % are never changed, and only removed when they are older than they are kept', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN OLD;
END;
$$;

DROP TRIGGER IF EXISTS "audit_entry_append_only" ON "audit_entry";
CREATE TRIGGER "audit_entry_append_only" BEFORE UPDATE ON "audit_entry" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
DROP TRIGGER IF EXISTS "audit_entry_kept" ON "audit_entry";
CREATE TRIGGER "audit_entry_kept" BEFORE DELETE ON "audit_entry" FOR EACH ROW EXECUTE FUNCTION "refuse_audit_removal"();

-- A checkpoint only moves on, to an entry that is there with that hash.
CREATE OR REPLACE FUNCTION "refuse_false_checkpoint"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (TG_OP = 'UPDATE' AND (NEW."organization_id" <> OLD."organization_id" OR NEW."sequence" <= OLD."sequence")) OR NOT EXISTS (
    SELECT 1 FROM "audit_entry" WHERE "organization_id" = NEW."organization_id" AND "sequence" = NEW."sequence" AND "hash" = NEW."hash"
  ) THEN
    RAISE EXCEPTION 'a checkpoint of the audit log only moves on to the entry that it names' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END;
$$;

DROP TRIGGER IF EXISTS "audit_checkpoint_moves_on" ON "audit_checkpoint";
CREATE TRIGGER "audit_checkpoint_moves_on" BEFORE INSERT OR UPDATE OR DELETE ON "audit_checkpoint" FOR EACH ROW EXECUTE FUNCTION "refuse_false_checkpoint"();
