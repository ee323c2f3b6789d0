-- Purpose: a list of projects tells how many components each draws without opening the drawings.
-- Locks: blueprint is written anew, one row per project; nobody draws meanwhile, about a second per ten thousand projects.
-- Re-run: asks whether it is needed.
ALTER TABLE "blueprint" ADD COLUMN IF NOT EXISTS "component_count" INTEGER
  GENERATED ALWAYS AS (CASE WHEN jsonb_typeof("document" -> 'components') = 'array' THEN jsonb_array_length("document" -> 'components') ELSE 0 END) STORED;
