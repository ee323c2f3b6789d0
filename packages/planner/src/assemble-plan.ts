import type { Address, Diagnostic } from "@zerolake/resources";
import { criticalPathMinutes } from "./expected-minutes.ts";
import { stateHash } from "./hashes.ts";
import type { Kept } from "./keep-resources.ts";
import { orderSteps } from "./order-steps.ts";
import type { LeftOut, Plan, PlanDrift, PlanStep, RecordedResource } from "./plan.ts";
import { planOperations } from "./plan-operations.ts";
import { markConsents, protectData } from "./protect-data.ts";
import { stepWaits } from "./step-waits.ts";
import { totalsOf } from "./totals.ts";

export interface PlanParts {
  readonly kind: Plan["kind"];
  readonly blueprintHash?: string;
  readonly recorded: readonly RecordedResource[];
  readonly steps: readonly Omit<PlanStep, "waitsFor">[];
  readonly kept: readonly Kept[];
  /** Steps of the whole plan that this one does not take. */
  readonly leftOut?: readonly LeftOut[];
  /** What was seen to differ from what is recorded. */
  readonly drift?: readonly PlanDrift[];
  /** Addresses whose data may be lost. */
  readonly consents: readonly Address[];
  /** Findings of earlier steps. */
  readonly diagnostics: readonly Diagnostic[];
  readonly secrets: Readonly<Record<string, string>>;
}

/** Adds what follows from the steps: consents, data that is lost without one, waits, the reading order, totals and the time it will take. */
export function assemblePlan({ kind, blueprintHash, recorded, kept, leftOut = [], drift = [], secrets, ...parts }: PlanParts): Plan {
  const steps = markConsents(parts.steps, parts.consents);
  const unordered = steps.map((step) => ({ ...step, waitsFor: [] }));
  const operations = planOperations({ steps: unordered });
  const waits = stepWaits(operations);
  return {
    formatVersion: 1,
    kind,
    ...(blueprintHash === undefined ? {} : { blueprintHash }),
    stateHash: stateHash(recorded),
    steps: orderSteps(unordered.map((step) => ({ ...step, waitsFor: waits.get(step.address) ?? [] }))),
    kept,
    ...(leftOut.length === 0 ? {} : { leftOut }),
    ...(drift.length === 0 ? {} : { drift }),
    totals: totalsOf(unordered),
    diagnostics: [...parts.diagnostics, ...protectData(steps)],
    secrets,
    expectedMinutes: criticalPathMinutes(operations),
  };
}
