-- Purpose: later tries and undoings of a deployment are found without reading all deployments.
-- Locks: writes to deployment wait while its rows are read, about a second per million.
-- Re-run: every statement asks whether it is needed.
CREATE INDEX IF NOT EXISTS "deployment_retry_of_id_idx" ON "deployment" ("retry_of_id");
CREATE INDEX IF NOT EXISTS "deployment_undo_of_id_idx" ON "deployment" ("undo_of_id");
