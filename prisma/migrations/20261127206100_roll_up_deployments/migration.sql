-- Purpose: the dashboard counts thousands of environments and compares months of deployments: a trigger keeps the last deployment of each
--          environment, and a narrow row of each deployment that is over. What happened before is filled in.
-- Locks: the tables are new; CREATE TRIGGER takes a SHARE ROW EXCLUSIVE lock on "deployment" until the migration ends, so that nothing
--        ends unseen between the filling and the trigger.
-- Re-run: runs once, recorded in _prisma_migrations. As one implicit transaction it leaves nothing behind when it fails.

-- CreateTable
CREATE TABLE "environment_last_run" (
    "environment_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "deployment_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "state" "deployment_state" NOT NULL,

    CONSTRAINT "environment_last_run_pkey" PRIMARY KEY ("environment_id")
);

-- CreateTable
CREATE TABLE "ended_deployment" (
    "deployment_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "environment_id" UUID NOT NULL,
    "outcome" "deployment_state" NOT NULL,
    "purpose" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3) NOT NULL,
    "new_version_saved_at" TIMESTAMPTZ(3),

    CONSTRAINT "ended_deployment_pkey" PRIMARY KEY ("deployment_id")
);

-- CreateIndex
CREATE INDEX "environment_last_run_organization_id_state_idx" ON "environment_last_run"("organization_id", "state");

-- CreateIndex
CREATE INDEX "ended_deployment_organization_id_finished_at_idx" ON "ended_deployment"("organization_id", "finished_at");

-- Replaced by the tables.
DROP INDEX "deployment_ended";

CREATE FUNCTION "roll_up_deployment"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO environment_last_run (environment_id, organization_id, deployment_id, number, state)
  VALUES (NEW.environment_id, NEW.organization_id, NEW.id, NEW.number, NEW.state)
  ON CONFLICT (environment_id) DO UPDATE SET deployment_id = EXCLUDED.deployment_id, number = EXCLUDED.number, state = EXCLUDED.state
    WHERE environment_last_run.number <= EXCLUDED.number;
  IF NEW.state IN ('succeeded', 'failed', 'cancelled') AND NEW.started_at IS NOT NULL AND NEW.finished_at IS NOT NULL THEN
    INSERT INTO ended_deployment (deployment_id, organization_id, environment_id, outcome, purpose, started_at, finished_at, new_version_saved_at)
    SELECT NEW.id, NEW.organization_id, NEW.environment_id, NEW.state, "delivery_purpose"(NEW.kind, NEW.purpose), NEW.started_at, NEW.finished_at,
      CASE WHEN NEW.state = 'succeeded' AND "delivery_purpose"(NEW.kind, NEW.purpose) = 'change' AND NOT EXISTS (
        SELECT 1 FROM deployment b WHERE b.environment_id = NEW.environment_id AND b.version_id = NEW.version_id AND b.state = 'succeeded'
          AND b.finished_at < NEW.finished_at) THEN (SELECT v.created_at FROM blueprint_version v WHERE v.id = NEW.version_id) END
    ON CONFLICT (deployment_id) DO NOTHING;
  END IF;
  RETURN NULL;
END;
$$;

CREATE FUNCTION "delivery_purpose"("kind" "deployment_kind", "purpose" "deployment_purpose") RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN "kind" = 'apply' AND "purpose" IN ('change', 'promotion') THEN 'change' WHEN "purpose" = 'rollback' THEN 'rollback' ELSE 'other' END;
$$;

CREATE TRIGGER "deployment_rolls_up_new" AFTER INSERT ON "deployment" FOR EACH ROW EXECUTE FUNCTION "roll_up_deployment"();
-- Leases and event numbers are written far more often than states, and cost nothing here.
CREATE TRIGGER "deployment_rolls_up" AFTER UPDATE OF "state" ON "deployment" FOR EACH ROW
  WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION "roll_up_deployment"();

INSERT INTO environment_last_run (environment_id, organization_id, deployment_id, number, state)
SELECT DISTINCT ON (environment_id) environment_id, organization_id, id, number, state FROM deployment ORDER BY environment_id, number DESC;

INSERT INTO ended_deployment (deployment_id, organization_id, environment_id, outcome, purpose, started_at, finished_at, new_version_saved_at)
SELECT d.id, d.organization_id, d.environment_id, d.state, "delivery_purpose"(d.kind, d.purpose), d.started_at, d.finished_at,
  CASE WHEN d.state = 'succeeded' AND "delivery_purpose"(d.kind, d.purpose) = 'change' AND NOT EXISTS (
    SELECT 1 FROM deployment b WHERE b.environment_id = d.environment_id AND b.version_id = d.version_id AND b.state = 'succeeded'
      AND b.finished_at < d.finished_at) THEN v.created_at END
FROM deployment d LEFT JOIN blueprint_version v ON v.id = d.version_id
WHERE d.state IN ('succeeded', 'failed', 'cancelled') AND d.started_at IS NOT NULL AND d.finished_at IS NOT NULL;
