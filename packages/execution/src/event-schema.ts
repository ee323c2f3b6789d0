import { PLAN_ACTIONS, planTotalsSchema } from "@zerolake/planner";
import * as z from "zod";
import { DEPLOYMENT_STATES } from "./deployment-state.ts";
import { type CloudError, ERROR_CAUSES, ERROR_CLASSES } from "./driver-port.ts";
import { type RunEvent, VERIFICATION_CHECKS, VERIFICATION_RESULTS, type VerificationCheck } from "./events.ts";
import { OPERATION_KINDS } from "./operation-kind.ts";

export const cloudErrorSchema: z.ZodType<CloudError> = z.object({
  class: z.enum(ERROR_CLASSES),
  cause: z.exactOptional(z.enum(ERROR_CAUSES)),
  code: z.string(),
  message: z.string(),
  remedy: z.string(),
  retryAfterMs: z.exactOptional(z.number()),
});

const minutesSchema = z.tuple([z.number(), z.number()]).readonly();
const stateSchema = z.enum(DEPLOYMENT_STATES);
const actionSchema = z.enum(PLAN_ACTIONS);

const checkSchema: z.ZodType<VerificationCheck> = z.object({
  name: z.enum(VERIFICATION_CHECKS),
  result: z.enum(VERIFICATION_RESULTS),
  expected: z.string(),
  found: z.string(),
  tookMs: z.number(),
  deviations: z.array(z.object({ address: z.string(), text: z.string() })),
});

function event<Type extends string, Shape extends z.core.$ZodLooseShape>(type: Type, shape: Shape) {
  return z.object({ type: z.literal(type), ...shape });
}

/** A stored event. Stored JSON is untrusted: parse it on every read. */
export const runEventSchema: z.ZodType<RunEvent> = z.discriminatedUnion("type", [
  event("stateChanged", { from: stateSchema, to: stateSchema, by: z.exactOptional(z.string()), comment: z.exactOptional(z.string()) }),
  event("planned", { planHash: z.string(), totals: planTotalsSchema, expectedMinutes: minutesSchema }),
  event("waitingForEnvironment", { behind: z.number() }),
  event("stepStarted", {
    address: z.string(),
    component: z.string(),
    action: actionSchema,
    operation: z.enum(OPERATION_KINDS),
    attempt: z.number(),
    expectedMinutes: minutesSchema,
  }),
  event("stepAccepted", { address: z.string(), operation: z.string(), identifier: z.exactOptional(z.string()) }),
  event("stepWaiting", {
    address: z.string(),
    reason: z.enum(["cloud", "retry", "throttled", "propagation"]),
    detail: z.string(),
    nextLookAt: z.string(),
    asked: z.number(),
  }),
  event("stepProgressed", { address: z.string(), detail: z.string(), identifier: z.exactOptional(z.string()) }),
  event("stepSucceeded", { address: z.string(), action: actionSchema, identifier: z.exactOptional(z.string()) }),
  event("stepFailed", { address: z.string(), action: actionSchema, error: cloudErrorSchema }),
  event("stepSkipped", { address: z.string(), because: z.string() }),
  event("stepUncertain", { address: z.string(), detail: z.string() }),
  event("log", { level: z.enum(["debug", "info", "warning", "error"]), message: z.string(), address: z.exactOptional(z.string()) }),
  event("cancelRequested", { by: z.string() }),
  event("takenOver", { openIntents: z.number() }),
  event("verified", { checks: z.array(checkSchema) }),
  event("finished", { result: z.enum(["succeeded", "failed", "cancelled", "discarded"]), summary: z.string() }),
]);
