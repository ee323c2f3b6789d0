import { type Diagnostic, err, ok, type Result } from "@zerolake/resources";
import { SCHEMA_VERSION } from "../document.ts";
import { errorFinding } from "../validation/finding.ts";
import type { Migration, RawDocument } from "./migration.ts";
import { MIGRATIONS } from "./registry.ts";

/** Raises a document to this program's version, step by step. Newer and unnumbered documents are refused by name. */
export function migrateDocument(
  document: RawDocument,
  { migrations = MIGRATIONS, version = SCHEMA_VERSION }: { readonly migrations?: readonly Migration[]; readonly version?: number } = {},
): Result<RawDocument, Diagnostic> {
  const found = document["schemaVersion"];
  if (typeof found !== "number" || !Number.isInteger(found) || found < 1)
    return err(
      errorFinding("ZL-DOC-VERSION", "This document does not say which schema version it has.", {
        target: { path: "/schemaVersion" },
        hint: `Add "schemaVersion": ${version} when it was written for this version.`,
      }),
    );
  if (found > version)
    return err(
      errorFinding("ZL-DOC-NEWER", `This document has schema version ${found}; this Zerolake reads up to version ${version}.`, {
        target: { path: "/schemaVersion" },
        hint: "Update Zerolake, or export the document again from the older one.",
      }),
    );
  let current = document;
  for (let step = found; step < version; step += 1) {
    const migration = migrations.find((candidate) => candidate.from === step);
    if (!migration) throw new Error(`No migration from schema version ${step}: the list must be contiguous up to ${version}`);
    current = { ...migration.migrate(current), schemaVersion: step + 1 };
  }
  return ok(current);
}
