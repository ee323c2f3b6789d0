-- Purpose: among organisations that hold equally many places, the one that was served longest ago comes first.
-- Locks: deployment for a moment; no row is written.
-- Re-run: the statement asks whether it is needed.
ALTER TABLE "deployment" ADD COLUMN IF NOT EXISTS "claimed_at" TIMESTAMPTZ(6);
