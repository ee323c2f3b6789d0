import { type Blueprint, type Layout, parseLayout, readStoredBlueprint } from "@zerolake/blueprint";
import { type CloudError, cloudErrorSchema, type RunEvent, runEventSchema } from "@zerolake/execution";
import { type Plan, type PlanTotals, planSchema, planTotalsSchema, type RecordedResource, recordedResourceSchema } from "@zerolake/planner";
import type { Diagnostic, Result } from "@zerolake/resources";
import * as z from "zod";
import { AppError } from "./app-error.ts";

/** What is stored as JSON is read as untrusted: one parser per kind of document. */
export const parseStoredBlueprint = (value: unknown): Blueprint => accept("blueprint", readStoredBlueprint(value));
export const parseStoredLayout = (value: unknown): Layout => accept("layout", parseLayout(value));
export const parseStoredEvent = (value: unknown): RunEvent => parse("event", runEventSchema, value);
export const parseStoredError = (value: unknown): CloudError => parse("error of a cloud", cloudErrorSchema, value);
export const parseStoredPlan = (value: unknown): Plan => parse("plan", planSchema, value);
export const parseStoredTotals = (value: unknown): PlanTotals => parse("totals of a plan", planTotalsSchema, value);
/** The address stands beside the document: what is in a damaged one is not to be believed. */
export const parseStoredResource = (value: unknown, address: string): RecordedResource =>
  parse(`record of ${address}`, recordedResourceSchema, value);
export const parseStoredAttributes = (value: unknown): Record<string, unknown> =>
  parse("observation", z.record(z.string(), z.unknown()), value);

function parse<T>(what: string, schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw unreadable(what, z.prettifyError(parsed.error).replace(/\s*\n\s*/g, " "));
}

function accept<T>(what: string, result: Result<T, readonly Diagnostic[]>): T {
  if (result.ok) return result.value;
  throw unreadable(what, result.error.map(({ message }) => message).join(" "));
}

function unreadable(what: string, reason: string): AppError {
  return new AppError("unreadable", {
    message: `The stored ${what} cannot be read: ${reason}.`,
    hint: "If a newer version of Zerolake wrote it, update this one. If it was damaged, restore it from a backup. Then plan again.",
  });
}
