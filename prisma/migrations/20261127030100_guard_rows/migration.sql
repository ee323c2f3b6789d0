-- Purpose: guarantees that a schema file cannot express: one running deployment per environment, append-only audit entries and
--          events, immutable versions, names free again after a deletion, and the index of live deployments.
-- Locks: on new, empty tables; short.
-- Re-run: runs once, recorded in _prisma_migrations. As one implicit transaction it leaves nothing behind when it fails.

-- The environment's lock: whoever moves to `applying` holds it until the end.
CREATE UNIQUE INDEX "deployment_holds_environment" ON "deployment" ("environment_id") WHERE "state" IN ('applying', 'verifying');

-- What workers look for, however many finished deployments there are.
CREATE INDEX "deployment_live" ON "deployment" ("organization_id", "requested_at")
  WHERE "state" IN ('queued', 'planning', 'approved', 'applying', 'verifying');

-- Every event and every lease renewal updates its deployment's row: leave room for that on the page.
ALTER TABLE "deployment" SET (fillfactor = 50);

CREATE UNIQUE INDEX "environment_project_id_slug_live" ON "environment" ("project_id", "slug") WHERE "deleted_at" IS NULL;

CREATE UNIQUE INDEX "connection_organization_id_name_live" ON "connection" ("organization_id", "name") WHERE "deleted_at" IS NULL;

CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are never changed or deleted', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END;
$$;

CREATE TRIGGER "audit_entry_append_only" BEFORE UPDATE OR DELETE ON "audit_entry" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "audit_entry_no_truncate" BEFORE TRUNCATE ON "audit_entry" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "deployment_event_unchanged" BEFORE UPDATE ON "deployment_event" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "deployment_plan_unchanged" BEFORE UPDATE ON "deployment_plan" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();

CREATE FUNCTION "refuse_version_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.document, NEW.semantic_hash, NEW.number, NEW.blueprint_id) IS DISTINCT FROM (OLD.document, OLD.semantic_hash, OLD.number, OLD.blueprint_id) THEN
    RAISE EXCEPTION 'a blueprint version is never changed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END;
$$;

CREATE TRIGGER "blueprint_version_immutable" BEFORE UPDATE ON "blueprint_version" FOR EACH ROW EXECUTE FUNCTION "refuse_version_change"();

-- A call whose outcome is known is history. Also refuses a late answer for a call that a successor has settled.
CREATE FUNCTION "refuse_settled_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.settled_at IS NOT NULL THEN
    RAISE EXCEPTION 'journal entry % is closed: %', OLD.id, OLD.state USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END;
$$;

CREATE TRIGGER "journal_entry_settled" BEFORE UPDATE ON "journal_entry" FOR EACH ROW EXECUTE FUNCTION "refuse_settled_change"();
