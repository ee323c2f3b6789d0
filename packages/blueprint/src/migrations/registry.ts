import type { Migration } from "./migration.ts";

/**
 * Every step between two released versions of the document, oldest first and without a gap. Version 1 is the first one.
 * Adding one: raise `SCHEMA_VERSION`, add the step here, and freeze a document of the old version under `fixtures/`.
 */
export const MIGRATIONS: readonly Migration[] = [];
