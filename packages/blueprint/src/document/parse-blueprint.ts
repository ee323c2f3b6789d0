import { type Diagnostic, err, ok, type Result } from "@zerolake/resources";
import type * as z from "zod";
import type { Blueprint, Layout } from "../document.ts";
import { migrateDocument } from "../migrations/migrate.ts";
import { indexBlueprint } from "../validation/blueprint-index.ts";
import { checkStructure } from "../validation/check-structure.ts";
import { errorFinding, jsonPointer } from "../validation/finding.ts";
import { validate } from "../validation/validate.ts";
import { blueprintSchema, layoutSchema } from "./document-schema.ts";
import { readJson } from "./read-json.ts";
import { expandShortHand } from "./short-hand.ts";

export interface ParsedBlueprint {
  readonly blueprint: Blueprint;
  /** What is left to say: warnings, and settings that nobody has answered yet. */
  readonly findings: readonly Diagnostic[];
}

/** An unanswered setting is work that is left, not a broken file. */
const IMPORTABLE: ReadonlySet<string> = new Set(["ZL-SET-MISSING"]);

/**
 * Reads a blueprint that somebody brings: text, or an already parsed value. Never throws. Anything that would not work
 * is an error with a code and a JSON pointer, and then nothing is returned that could be stored.
 */
export function parseBlueprint(input: unknown): Result<ParsedBlueprint, readonly Diagnostic[]> {
  const read = readShape(input);
  if (!read.ok) return read;
  const findings = validate(read.value);
  const errors = findings.filter((finding) => finding.severity === "error" && !IMPORTABLE.has(finding.code));
  return errors.length > 0 ? err(errors) : ok({ blueprint: read.value, findings });
}

/**
 * Reads a blueprint that we stored. It may carry errors that a person is still working on (a value out of range, an
 * edge that a newer catalogue refuses), so only shape and structure are demanded.
 */
export function readStoredBlueprint(input: unknown): Result<Blueprint, readonly Diagnostic[]> {
  const read = readShape(input);
  if (!read.ok) return read;
  const broken = checkStructure(read.value, indexBlueprint(read.value));
  return broken.length > 0 ? err(broken) : read;
}

/** Reads a layout; places and frames of components that do not exist are left alone, they do no harm. */
export function parseLayout(input: unknown): Result<Layout, readonly Diagnostic[]> {
  const json = readJson(input);
  if (!json.ok) return err([json.error]);
  const parsed = layoutSchema.safeParse(json.value);
  return parsed.success ? ok(parsed.data) : err(parsed.error.issues.map(shapeFinding));
}

function readShape(input: unknown): Result<Blueprint, readonly Diagnostic[]> {
  const json = readJson(input);
  if (!json.ok) return err([json.error]);
  if (!isRecord(json.value))
    return err([
      errorFinding("ZL-DOC-SHAPE", "This is not a blueprint: expected an object with components and edges.", { target: { path: "" } }),
    ]);
  const migrated = migrateDocument(json.value);
  if (!migrated.ok) return err([migrated.error]);
  const parsed = blueprintSchema.safeParse(expandShortHand(migrated.value));
  return parsed.success ? ok(parsed.data) : err(parsed.error.issues.map(shapeFinding));
}

function shapeFinding(issue: z.core.$ZodIssue): Diagnostic {
  const path = jsonPointer(issue.path);
  return errorFinding("ZL-DOC-SHAPE", `${path === "" ? "The document" : path} has the wrong shape: ${issue.message}.`, {
    target: { path },
  });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
