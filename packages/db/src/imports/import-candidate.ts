import type { FixedValue } from "@zerolake/imports";
import type { PropertyChange } from "@zerolake/planner";
import { PLAN_ACTIONS, type PlanAction } from "@zerolake/planner";
import type { Value } from "@zerolake/resources";
import * as z from "zod";

/** Something that exists, and what recording it would mean. */
export interface ImportCandidate {
  readonly identifier: string;
  /** Name for people. */
  readonly title: string;
  /** Why it cannot be chosen. */
  readonly unavailable?: string;
  /** What the next plan would do about it. */
  readonly action: PlanAction;
  readonly changes: readonly PropertyChange[];
  /** What the design wants otherwise and cannot be changed any more. */
  readonly fixed: readonly FixedValue[];
}

const value = z.custom<Value>((found) => found !== undefined);

const candidateSchema: z.ZodType<ImportCandidate> = z.object({
  identifier: z.string().min(1),
  title: z.string(),
  unavailable: z.string().exactOptional(),
  action: z.enum(PLAN_ACTIONS),
  changes: z.array(
    z.object({
      path: z.string(),
      before: value.exactOptional(),
      after: value.exactOptional(),
      forcesReplacement: z.boolean(),
      isKnownAfterApply: z.boolean(),
      isSensitive: z.boolean(),
    }),
  ),
  fixed: z.array(z.object({ path: z.string(), designed: value.exactOptional(), real: value.exactOptional() })),
});

/** Stored JSON is untrusted: parsed on every read. */
export function parseCandidates(stored: unknown): readonly ImportCandidate[] {
  return z.array(candidateSchema).parse(stored);
}
