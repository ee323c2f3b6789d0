import type { Diagnostic, Value } from "@zerolake/resources";
import * as z from "zod";
import { PLAN_ACTIONS, type Plan, type PlanDrift, type PlanStep, type PropertyChange, type RecordedResource } from "./plan.ts";

/** Nested deeper than this is no document of ours. */
const DEPTH_MAX = 64;

/** JSON with our markers: a check without copying, since plans can hold thousands of properties. */
function isValue(value: unknown, depth = 0): value is Value {
  if (value === null || typeof value === "string" || typeof value === "boolean") return true;
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value !== "object" || depth >= DEPTH_MAX) return false;
  return (Array.isArray(value) ? value : Object.values(value)).every((item) => isValue(item, depth + 1));
}

const valueSchema = z.custom<Value>((value) => isValue(value), "not a JSON value");
const propertiesSchema = z.custom<Readonly<Record<string, Value>>>(
  (value) => typeof value === "object" && value !== null && !Array.isArray(value) && isValue(value),
  "not a map of properties",
);
const minutesSchema = z.tuple([z.number(), z.number()]).readonly();
const addressesSchema = z.array(z.string()).readonly();
const singletonSchema = z.enum(["account", "region"]);

/** Unknown fields are kept: a plan that lost one on the way would have another hash. */
const factsSchema = z.looseObject({
  createOnly: addressesSchema,
  readOnly: addressesSchema,
  writeOnly: addressesSchema,
  identifier: addressesSchema,
  hasUniqueName: z.boolean(),
  isFoundByContent: z.exactOptional(z.literal(true)),
  isShownAtOnce: z.exactOptional(z.literal(true)),
  nameProperty: z.exactOptional(z.string()),
  tags: z.object({ property: z.string(), shape: z.enum(["list", "map"]) }).nullable(),
});

const resourceSchema = z.looseObject({
  address: z.string(),
  component: z.string(),
  type: z.string(),
  via: z.string(),
  properties: propertiesSchema,
  dependsOn: addressesSchema,
  holdsData: z.boolean(),
  retain: z.boolean(),
  singleton: z.exactOptional(singletonSchema),
  isReadStep: z.exactOptional(z.literal(true)),
  expectedMinutes: minutesSchema,
  timeLimitMinutes: z.number().positive(),
  facts: factsSchema,
});

const desiredSchema = resourceSchema.extend({
  apiVersion: z.exactOptional(z.string()),
  deferredUntil: z.exactOptional(z.string()),
});

/** A row of the recorded state, as it is stored. */
export const recordedResourceSchema: z.ZodType<RecordedResource> = resourceSchema.extend({
  identifier: z.string().min(1),
  attributes: propertiesSchema,
  secretDigests: z.record(z.string(), z.string()),
  isImported: z.exactOptional(z.literal(true)),
  condition: z.exactOptional(z.enum(["broken", "unfinished"])),
});

const changeSchema: z.ZodType<PropertyChange> = z.object({
  path: z.string(),
  before: z.exactOptional(valueSchema),
  after: z.exactOptional(valueSchema),
  forcesReplacement: z.boolean(),
  isKnownAfterApply: z.boolean(),
  isSensitive: z.boolean(),
});

const stepSchema: z.ZodType<PlanStep> = z.object({
  address: z.string(),
  component: z.string(),
  type: z.string(),
  action: z.enum(PLAN_ACTIONS),
  changes: z.array(changeSchema).readonly(),
  because: z.string(),
  risk: z.enum(["none", "interruption", "dataLoss"]),
  hasConsent: z.exactOptional(z.literal(true)),
  waitsFor: addressesSchema,
  replaceOrder: z.exactOptional(z.enum(["createFirst", "destroyFirst"])),
  deferredUntil: z.exactOptional(z.string()),
  desired: z.exactOptional(desiredSchema),
  prior: z.exactOptional(recordedResourceSchema),
});

const diagnosticSchema: z.ZodType<Diagnostic> = z.object({
  severity: z.enum(["error", "warning", "info"]),
  code: z.string(),
  message: z.string(),
  target: z.exactOptional(
    z.object({
      component: z.exactOptional(z.string()),
      edge: z.exactOptional(z.string()),
      setting: z.exactOptional(z.string()),
      address: z.exactOptional(z.string()),
      answer: z.exactOptional(z.string()),
      path: z.exactOptional(z.string()),
    }),
  ),
  why: z.exactOptional(z.string()),
  hint: z.exactOptional(z.string()),
  sources: z.exactOptional(
    z.array(z.object({ title: z.string(), url: z.exactOptional(z.string()), date: z.exactOptional(z.string()) })).readonly(),
  ),
});

export const planTotalsSchema = z.object({
  create: z.number(),
  update: z.number(),
  replace: z.number(),
  destroy: z.number(),
  adopt: z.number(),
  read: z.number(),
  unchanged: z.number(),
  deferred: z.number(),
});

const driftSchema: z.ZodType<PlanDrift> = z.object({
  address: z.string(),
  kind: z.enum(["changed", "gone"]),
  path: z.string(),
  recorded: z.exactOptional(valueSchema),
  observed: z.exactOptional(valueSchema),
  isSensitive: z.exactOptional(z.literal(true)),
  observedAt: z.string(),
});

/** A stored plan. Stored JSON is untrusted: parse it on every read. */
export const planSchema: z.ZodType<Plan> = z.object({
  formatVersion: z.literal(1),
  kind: z.enum(["apply", "destroy"]),
  blueprintHash: z.exactOptional(z.string()),
  stateHash: z.string(),
  steps: z.array(stepSchema).readonly(),
  kept: z.array(z.object({ address: z.string(), reason: z.string() })).readonly(),
  leftOut: z.exactOptional(z.array(z.object({ address: z.string(), component: z.string(), action: z.enum(PLAN_ACTIONS) })).readonly()),
  drift: z.exactOptional(z.array(driftSchema).readonly()),
  totals: planTotalsSchema,
  diagnostics: z.array(diagnosticSchema).readonly(),
  secrets: z.record(z.string(), z.string()),
  expectedMinutes: minutesSchema,
});
