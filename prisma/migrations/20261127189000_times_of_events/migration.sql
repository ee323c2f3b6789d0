-- Purpose: what is put in order by its time carries the database's, at the moment at which it is written: not the clock of whoever
--   writes, which may be wrong, and not the begin of the transaction, which may be before that of what others have numbered meanwhile.
-- Locks: the tables' definitions, for a moment; nothing is rewritten.
-- Re-run: sets the same defaults again.
ALTER TABLE "deployment_event" ALTER COLUMN "at" SET DEFAULT clock_timestamp();
ALTER TABLE "deployment_plan" ALTER COLUMN "computed_at" SET DEFAULT clock_timestamp();
ALTER TABLE "preflight" ALTER COLUMN "asked_at" SET DEFAULT clock_timestamp();
ALTER TABLE "policy_report" ALTER COLUMN "judged_at" SET DEFAULT clock_timestamp();
