import type { PlanAction, PlanDrift } from "@zerolake/planner";
import { showValue } from "./plan-value.ts";

/** Secrets are told apart before values are shown. */
const PLAIN = { isSensitive: false };

/** `ShardCount 12 → 24, goes back to 12`: what was deployed, what is there, and what the plan does about it. */
export function driftInWords({ kind, path, recorded, observed, isSensitive }: PlanDrift, action: PlanAction | undefined): string {
  const isActing = action !== undefined && action !== "none" && action !== "deferred";
  if (kind === "gone") return isActing && action !== "destroy" ? "is not there any more; it is created again" : "is not there any more";
  if (isSensitive) return `${path}: a secret is another one${isActing ? "; it is put back" : ""}`;
  const [before, now] = [showValue(PLAIN, recorded), showValue(PLAIN, observed)];
  const back = recorded === undefined ? "goes away again" : `goes back to ${before}`;
  return `${path} ${before} → ${now}${isActing ? `, ${back}` : ", stays as it is"}`;
}
