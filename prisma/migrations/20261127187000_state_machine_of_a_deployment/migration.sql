-- Purpose: PostgreSQL refuses every change of a deployment's state that the state machine does not know, and every change of what is over,
--          whoever writes it. A test compares the function with the data that the machine is written in.
-- Locks: CREATE TRIGGER takes a SHARE ROW EXCLUSIVE lock on "deployment" for an instant; no row is read or rewritten.
-- Re-run: runs once, recorded in _prisma_migrations. As one implicit transaction it leaves nothing behind when it fails.

CREATE FUNCTION "is_legal_deployment_move"("from" "deployment_state", "to" "deployment_state") RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE "from"
    WHEN 'queued' THEN "to" IN ('planning', 'failed', 'cancelled')
    WHEN 'planning' THEN "to" IN ('awaitingApproval', 'approved', 'succeeded', 'failed', 'cancelled')
    WHEN 'awaitingApproval' THEN "to" IN ('approved', 'discarded')
    WHEN 'approved' THEN "to" IN ('awaitingApproval', 'applying', 'failed', 'cancelled', 'discarded')
    WHEN 'applying' THEN "to" IN ('verifying', 'failed', 'cancelled')
    WHEN 'verifying' THEN "to" IN ('succeeded', 'failed', 'cancelled')
    ELSE false
  END;
$$;

CREATE FUNCTION "refuse_illegal_deployment_move"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    RAISE EXCEPTION 'a deployment begins as queued, not as %', NEW.state USING ERRCODE = 'check_violation';
  END IF;
  IF NOT "is_legal_deployment_move"(OLD.state, NEW.state) THEN
    RAISE EXCEPTION 'deployment % never moves from % to %', OLD.id, OLD.state, NEW.state USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END;
$$;

CREATE TRIGGER "deployment_begins_queued" BEFORE INSERT ON "deployment" FOR EACH ROW
  WHEN (NEW.state <> 'queued') EXECUTE FUNCTION "refuse_illegal_deployment_move"();
-- Only a change of state costs a call: leases and event numbers are written far more often.
CREATE TRIGGER "deployment_moves_legally" BEFORE UPDATE OF "state" ON "deployment" FOR EACH ROW
  WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION "refuse_illegal_deployment_move"();
