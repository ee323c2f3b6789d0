import type { Blueprint, Layout } from "@zerolake/blueprint";
import { type RunEvent, runEventSchema } from "@zerolake/execution";
import { type Plan, type PlanTotals, planSchema, planTotalsSchema, type RecordedResource, recordedResourceSchema } from "@zerolake/planner";
import * as z from "zod";
import { AppError } from "./app-error.ts";

/** What is stored as JSON is read as untrusted: one parser per kind of document. */
const blueprintSchema = z.custom<Blueprint>(
  (value) =>
    z.object({ schemaVersion: z.literal(1), components: z.array(z.unknown()), edges: z.array(z.unknown()) }).safeParse(value).success,
);
const layoutSchema = z.custom<Layout>(
  (value) => z.object({ positions: z.record(z.string(), z.unknown()), frames: z.array(z.unknown()) }).safeParse(value).success,
);

export const parseStoredBlueprint = (value: unknown): Blueprint => parseStored("blueprint", blueprintSchema, value);
export const parseStoredLayout = (value: unknown): Layout => parseStored("layout", layoutSchema, value);
export const parseStoredEvent = (value: unknown): RunEvent => parseStored("event", runEventSchema, value);
export const parseStoredPlan = (value: unknown): Plan => parseStored("plan", planSchema, value);
export const parseStoredTotals = (value: unknown): PlanTotals => parseStored("totals of a plan", planTotalsSchema, value);
export const parseStoredResource = (value: unknown): RecordedResource => parseStored("recorded resource", recordedResourceSchema, value);

function parseStored<T>(what: string, schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new AppError("internal", {
    message: `A stored ${what} cannot be read: ${z.prettifyError(parsed.error)}`,
    hint: "It may have been written by a newer version of Zerolake. Update this one.",
  });
}
